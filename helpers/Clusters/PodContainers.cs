namespace PodLab.Clusters;

/// <summary>The containers of a pod: those in its manifest, and their status.</summary>
internal static class PodContainers
{
    /// <summary>Init containers, containers and ephemeral containers, in this order.</summary>
    public static IReadOnlyList<string> NamesOf(V1Pod pod) =>
    [
        .. (pod.Spec.InitContainers ?? []).Select(container => container.Name),
        .. pod.Spec.Containers.Select(container => container.Name),
        .. (pod.Spec.EphemeralContainers ?? []).Select(container => container.Name),
    ];

    /// <summary>The status of the container of that name, of any kind; null while it has none.</summary>
    public static V1ContainerStatus? FindStatus(V1Pod pod, string container) =>
        (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? []).Concat(pod.Status?.EphemeralContainerStatuses ?? [])
            .FirstOrDefault(status => status.Name == container);

    /// <exception cref="PodLabException">The pod has no container of that name; the message lists its containers.</exception>
    public static void EnsureExists(V1Pod pod, string container)
    {
        var names = NamesOf(pod);
        if (!names.Contains(container))
        {
            throw new PodLabException($"Pod {pod.Metadata.Name} has no container {container}. It has: {string.Join(", ", names)}.");
        }
    }

    /// <exception cref="PodLabException">The pod has no such container, or it isn't running; the message says what it's doing instead.</exception>
    public static void EnsureRuns(V1Pod pod, string container)
    {
        EnsureExists(pod, container);
        if (FindStatus(pod, container) is not { State.Running: not null })
        {
            throw new PodLabException($"Container {container} of pod {pod.Metadata.Name} isn't running, so no command can run in it. {PodStory.Of(pod)}");
        }
    }
}
