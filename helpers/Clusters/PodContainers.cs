namespace PodLab.Clusters;

/// <summary>The containers that a pod's manifest names.</summary>
internal static class PodContainers
{
    public static IReadOnlyList<string> NamesOf(V1Pod pod) =>
    [
        .. (pod.Spec.InitContainers ?? []).Select(container => container.Name),
        .. pod.Spec.Containers.Select(container => container.Name),
        .. (pod.Spec.EphemeralContainers ?? []).Select(container => container.Name),
    ];
}
