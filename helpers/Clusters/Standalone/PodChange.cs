using k8s;
using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>Compares an existing pod with the one in a manifest, by the API server's rules on what may change.</summary>
internal static class PodChange
{
    private static readonly string[] ContainerLists = ["initContainers", "containers"];

    /// <summary>Whether anything differs.</summary>
    /// <exception cref="ManifestException">A difference that Kubernetes doesn't allow on an existing pod.</exception>
    public static ApplyOutcome Compare(V1Pod present, V1Pod wanted)
    {
        if (FindDifference(Fixed(present), Fixed(wanted), "spec") is { } path)
        {
            throw new ManifestException(
                $"The Pod \"{wanted.Metadata.Name}\" is invalid: {path}: Forbidden: pod updates may not change fields other than "
                + "`spec.containers[*].image` and `spec.initContainers[*].image`. Delete the pod first, then apply again.");
        }

        return JsonNode.DeepEquals(Changeable(present), Changeable(wanted)) ? ApplyOutcome.Unchanged : ApplyOutcome.Configured;
    }

    /// <summary>The existing pod with the allowed changes.</summary>
    public static V1Pod Merge(V1Pod present, V1Pod wanted)
    {
        wanted.Metadata.Uid = present.Metadata.Uid;
        wanted.Metadata.CreationTimestamp = present.Metadata.CreationTimestamp;
        wanted.Spec.NodeName = present.Spec.NodeName;
        wanted.Spec.EphemeralContainers = present.Spec.EphemeralContainers;
        return wanted;
    }

    private static JsonObject Fixed(V1Pod pod)
    {
        var spec = Json(pod)["spec"]!.AsObject();
        spec.Remove("nodeName");
        spec.Remove("ephemeralContainers");
        foreach (var container in Containers(spec))
        {
            container.Remove("image");
            // Its default depends on the image's tag.
            container.Remove("imagePullPolicy");
        }

        return spec;
    }

    private static JsonArray Changeable(V1Pod pod)
    {
        var json = Json(pod);
        var (labels, annotations) = (json["metadata"]!["labels"], json["metadata"]!["annotations"]);
        return
        [
            labels?.DeepClone() ?? new JsonObject(),
            annotations?.DeepClone() ?? new JsonObject(),
            .. Containers(json["spec"]!.AsObject()).Select(container => container["image"]!.DeepClone()),
        ];
    }

    private static JsonNode Json(V1Pod pod) => JsonNode.Parse(KubernetesJson.Serialize(pod))!;

    private static IEnumerable<JsonObject> Containers(JsonObject spec) => ContainerLists
        .SelectMany(list => spec[list]?.AsArray() ?? []).Select(container => container!.AsObject());

    private static string? FindDifference(JsonNode? present, JsonNode? wanted, string path) => (present, wanted) switch
    {
        _ when JsonNode.DeepEquals(present, wanted) => null,
        (JsonObject a, JsonObject b) => a.Select(field => field.Key).Union(b.Select(field => field.Key))
            .Select(key => FindDifference(a[key], b[key], $"{path}.{key}")).FirstOrDefault(found => found is not null),
        (JsonArray a, JsonArray b) when a.Count == b.Count => Enumerable.Range(0, a.Count)
            .Select(i => FindDifference(a[i], b[i], $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        _ => path,
    };
}
