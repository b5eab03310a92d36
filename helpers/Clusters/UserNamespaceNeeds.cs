namespace PodLab.Clusters;

/// <summary>
/// The versions that a node needs for pods with their own user namespaces.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/#before-you-begin">User namespaces</see>.)
/// </summary>
internal static partial class UserNamespaceNeeds
{
    private static readonly Version _linux = new(6, 3);
    private static readonly Version _containerd = new(2, 0);
    private static readonly Version _runc = new(1, 2);
    private static readonly Version _crio = new(1, 25);

    /// <summary>The programs that are too old, in one sentence; null if none are known to be.</summary>
    /// <param name="facts">The cluster's facts.</param>
    /// <param name="runc">The output of <c>runc --version</c> on the node; null if the node has no runc.</param>
    public static string? FindLack(ClusterFacts facts, string? runc)
    {
        string?[] lacks =
        [
            facts.RuntimeVersion.StartsWith("containerd", StringComparison.Ordinal) ? Lack("containerd", facts.RuntimeVersion, _containerd) : null,
            facts.RuntimeVersion.StartsWith("cri-o", StringComparison.OrdinalIgnoreCase) ? Lack("CRI-O", facts.RuntimeVersion, _crio) : null,
            runc is null ? null : Lack("runc", runc, _runc),
            Lack("Linux", facts.LinuxVersion, _linux),
        ];
        string[] missing = [.. lacks.OfType<string>()];
        return missing.Length == 0 ? null : $"A pod gets a user namespace of its own only with {WordList.Of(missing)}.";
    }

    private static string? Lack(string program, string found, Version needed) =>
        Number().Match(found) is { Success: true } number && Version.Parse(number.Value) < needed ? $"{program} {needed} or later (here: {number.Value})" : null;

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex Number();
}
