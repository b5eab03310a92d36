using k8s;
using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// Refuses manifests that are valid in Kubernetes but not possible on the standalone node, instead of ignoring parts of them silently.
/// </summary>
internal static class StandaloneRules
{
    /// <exception cref="ManifestException">The object isn't a pod.</exception>
    public static void CheckKind(ManifestDocument document)
    {
        if (document.Kind == "Pod")
        {
            return;
        }

        var why = document.Kind == "Namespace" ? "The standalone node takes pods in any Kubernetes namespace: leave this document out."
            : Spelling.FindSimilar(document.Kind, ["Pod"]) is { } meant ? $"Is {meant} meant?"
            : "The standalone node runs only pods: it has no API server and no controllers. A cluster of kind \"kind\" or \"kubernetes\" can.";
        throw new ManifestException($"The manifest, line {document.Line}: cannot apply a {document.Kind}. {why}");
    }

    /// <exception cref="ManifestException">The pod needs a whole cluster, or a newer runtime.</exception>
    public static void Check(V1Pod pod, string node)
    {
        if (FindLimits(pod, node).FirstOrDefault() is ({ } path, var why))
        {
            throw new ManifestException($"The Pod \"{pod.Metadata.Name}\" cannot run on the standalone node: {path}: {why}. "
                + "A cluster of kind \"kind\" or \"kubernetes\" can run it.");
        }
    }

    /// <summary>Why the node doesn't obey a field of the pod, in one sentence; null if it does.</summary>
    /// <exception cref="ManifestException">The node can't run the pod for another reason.</exception>
    public static string? FindRefusal(V1Pod pod, string field, string node)
    {
        if (FindLimits(pod, node).FirstOrDefault(limit => FieldQuestion.IsAbout(field, limit.Path)) is ({ } path, var why))
        {
            return $"The standalone node can't run a pod with {path}: {why}.";
        }

        Check(pod, node);
        return null;
    }

    private static IEnumerable<(string Path, string Why)> FindLimits(V1Pod pod, string node)
    {
        var limits = StandaloneFields.Limits(node).ToDictionary(limit => limit.Path);
        return FindLimits(JsonNode.Parse(KubernetesJson.Serialize(pod)), "");

        IEnumerable<(string Path, string Why)> FindLimits(JsonNode? value, string path)
        {
            var pattern = FieldPath.PatternOf(path);
            return IsEmpty(value) || StandaloneFields.Accepted.Contains(pattern) && !limits.Keys.Any(key => key.StartsWith($"{pattern}.", StringComparison.Ordinal)) ? []
                : limits.TryGetValue(pattern, out var limit) ? limit.Allows?.Invoke(value!) == true ? [] : [(path, limit.Why)]
                : IsAround(pattern) ? Children(value, path).SelectMany(child => FindLimits(child.Value, child.Path))
                : [(path, limits.TryGetValue($"{pattern[..pattern.LastIndexOf('.')]}.*", out var rest) ? rest.Why : "its supervisor doesn't support this field")];
        }

        bool IsAround(string pattern) => pattern.Length == 0
            || limits.Keys.Concat(StandaloneFields.Accepted).Any(known => known.StartsWith($"{pattern}.", StringComparison.Ordinal) || known.StartsWith($"{pattern}[", StringComparison.Ordinal));
    }

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
        _ => FieldChecks.TextOf(value) == "",
    };

    private static IEnumerable<(string Path, JsonNode? Value)> Children(JsonNode? value, string path) => value switch
    {
        JsonObject fields => fields.Select(field => (path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value)),
        JsonArray list => list.Select((item, i) => (string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), item)),
        _ => [],
    };
}
