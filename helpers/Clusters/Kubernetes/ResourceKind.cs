namespace PodLab.Clusters.Kubernetes;

/// <summary>A kind of objects as the API server offers it: its path, and whether its objects belong to Kubernetes namespaces.</summary>
/// <param name="GroupVersion"><c>v1</c>, <c>apps/v1</c>.</param>
/// <param name="Kind"><c>Deployment</c>.</param>
/// <param name="Plural"><c>deployments</c>: the kind's name in the API server's paths.</param>
/// <param name="IsNamespaced">False if it belongs to the whole cluster: nodes, Kubernetes namespaces.</param>
internal sealed record ResourceKind(string GroupVersion, string Kind, string Plural, bool IsNamespaced)
{
    private string Group => GroupVersion.Split('/') is [var group, _] ? group : "";

    /// <summary>The kind's name in kubectl's output: <c>pod</c>, <c>deployment.apps</c>.</summary>
    public string PrintedName => Group.Length == 0 ? Kind.ToLowerInvariant() : $"{Kind.ToLowerInvariant()}.{Group}";

    /// <summary>Reads one entry of the list from <c>/apis/GROUP/VERSION</c>; null if it isn't an object of its own (<c>pods/log</c>).</summary>
    public static ResourceKind? Find(string groupVersion, JsonNode entry)
    {
        var plural = entry["name"]!.GetValue<string>();
        return plural.Contains('/', StringComparison.Ordinal) ? null : new ResourceKind(
            groupVersion, entry["kind"]!.GetValue<string>(), plural, entry["namespaced"]?.GetValue<bool>() == true);
    }

    /// <summary>The path of all its objects (in a Kubernetes namespace, if the kind is namespaced).</summary>
    public string PathOfAll(string namespaceName)
    {
        var root = Group.Length == 0 ? $"api/{GroupVersion}" : $"apis/{GroupVersion}";
        return IsNamespaced ? $"{root}/namespaces/{Uri.EscapeDataString(namespaceName)}/{Plural}" : $"{root}/{Plural}";
    }

    /// <summary>The path of one object.</summary>
    public string PathOf(string namespaceName, string name) => $"{PathOfAll(namespaceName)}/{Uri.EscapeDataString(name)}";
}
