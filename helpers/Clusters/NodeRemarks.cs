namespace PodLab.Clusters;

/// <summary>Remarks for learners about nodes that differ from the lessons' description. Pure: each sentence follows from the data read.</summary>
internal static partial class NodeRemarks
{
    private const string Refusing =
        "which refuses privileged pods: PodLab can't enter them, so processes and Linux namespaces can't be shown there.";

    private const string Described = "and the lessons describe containerd.";

    /// <summary>A sentence for each container runtime that is old or has different processes.</summary>
    /// <param name="runtimes">Names and versions as shown in the banner: <c>containerd 1.6.20</c>, <c>cri-o 1.30.0</c>.</param>
    public static IEnumerable<string> OfRuntimes(IEnumerable<string> runtimes) =>
        runtimes.Distinct().Select(OfRuntime).OfType<string>().Distinct();

    /// <summary>A sentence for nodes on cgroup v1.</summary>
    /// <param name="cgroupVersion">1, 2, or null if it isn't known.</param>
    public static IEnumerable<string> OfCgroups(int? cgroupVersion) => cgroupVersion == 1
        ? ["The nodes use cgroup v1. Kubernetes moved on to v2: by default, the kubelet of version 1.35 and later refuses to start on v1."]
        : [];

    /// <summary>A sentence for each node of a provider that refuses the privileged pod with which PodLab enters nodes.</summary>
    public static IEnumerable<string> OfProviders(IEnumerable<V1Node> nodes) => nodes.Select(OfProvider).OfType<string>().Distinct();

    // EKS labels Fargate's nodes. The names of GKE Autopilot's nodes begin with gk3, those of other GKE nodes with gke.
    private static string? OfProvider(V1Node node) =>
        node.Metadata.Labels?.TryGetValue("eks.amazonaws.com/compute-type", out var type) == true && type == "fargate"
            ? $"Some nodes are Fargate's, {Refusing}"
        : node.Metadata.Name.StartsWith("gk3-", StringComparison.Ordinal)
            ? $"Some nodes are GKE Autopilot's, {Refusing}"
        : null;

    private static string? OfRuntime(string runtime) => runtime.Split(' ')[0] switch
    {
        "containerd" when !IsOldContainerd(runtime) => null,
        "containerd" => $"{runtime} is an old release (Debian 12 has version 1.6). Newer clusters run containerd 2.",
        "cri-o" => $"The nodes run CRI-O, {Described} "
            + "By default, CRI-O starts no pause process, and each container has a conmon process as its parent.",
        "docker" => $"The nodes run Docker through cri-dockerd, {Described} "
            + "Here every container, including pause, has its own containerd-shim.",
        _ => $"The nodes run {runtime}, {Described} The processes around a container may differ.",
    };

    private static bool IsOldContainerd(string runtime) => OldContainerd().IsMatch(runtime);

    [GeneratedRegex(@"^containerd v?1\.[0-6]\b")]
    private static partial Regex OldContainerd();
}
