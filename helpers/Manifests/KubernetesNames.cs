namespace PodLab.Manifests;

/// <summary>
/// Kubernetes' rules for names. Each check returns null for a good name, or else the broken rule.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names</see>.)
/// </summary>
internal static partial class KubernetesNames
{
    private const int LongestSubdomain = 253;
    private const int LongestLabel = 63;

    /// <summary>A pod's name: an RFC 1123 subdomain.</summary>
    public static string? CheckSubdomain(string name) => name.Length <= LongestSubdomain && Subdomain().IsMatch(name)
        ? null
        : "at most 253 characters, lower-case letters, digits, '-' and '.', beginning and ending with a letter or digit (an RFC 1123 subdomain)";

    /// <summary>A container's or a Kubernetes namespace's name: an RFC 1123 label.</summary>
    public static string? CheckLabelName(string name) => name.Length <= LongestLabel && Label().IsMatch(name)
        ? null
        : "at most 63 characters, lower-case letters, digits and '-', beginning and ending with a letter or digit (an RFC 1123 label)";

    /// <summary>The key of a label or annotation: a name, with an optional domain and slash before it.</summary>
    public static string? CheckKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];
        return (slash < 0 || CheckSubdomain(key[..slash]) is null) && name.Length is > 0 and <= LongestLabel && Qualified().IsMatch(name)
            ? null
            : "at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, or such a name after a domain: example.com/name";
    }

    /// <summary>The value of a label; it may be empty.</summary>
    public static string? CheckLabelValue(string value) => value.Length == 0 || (value.Length <= LongestLabel && Qualified().IsMatch(value))
        ? null
        : "at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit";

    /// <summary>Checks the names in a request for a pod, before they become part of a path.</summary>
    /// <exception cref="PodLabException">No pod or Kubernetes namespace can have such a name.</exception>
    public static void EnsurePod(string namespaceName, string pod)
    {
        EnsureNamespace(namespaceName);
        Ensure("the name of a pod", pod, CheckSubdomain);
    }

    /// <exception cref="PodLabException">No Kubernetes namespace can have such a name.</exception>
    public static void EnsureNamespace(string name) => Ensure("a Kubernetes namespace", name, CheckLabelName);

    private static void Ensure(string what, string? name, Func<string, string?> check)
    {
        if (check(name ?? "") is { } rule)
        {
            throw new PodLabException($"\"{name}\" cannot be {what}: expected {rule}.");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z")]
    private static partial Regex Qualified();
}
