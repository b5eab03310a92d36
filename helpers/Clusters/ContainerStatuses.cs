namespace PodLab.Clusters;

/// <summary>The containers of a pod as its status has them.</summary>
internal static class ContainerStatuses
{
    /// <summary>The status of the pod's container, init container or ephemeral container of that name; null when it has none.</summary>
    public static V1ContainerStatus? StatusOf(this V1Pod pod, string container) =>
        (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? []).Concat(pod.Status?.EphemeralContainerStatuses ?? [])
            .FirstOrDefault(status => status.Name == container);

    /// <summary>Does nothing for a container that runs.</summary>
    /// <exception cref="PodLabException">The pod has no such container, or it doesn't run; the message says what it does instead.</exception>
    public static void EnsureRuns(this V1Pod pod, string container)
    {
        var names = PodContainers.NamesOf(pod);
        if (!names.Contains(container))
        {
            throw new PodLabException($"Pod {pod.Metadata.Name} has no container {container}. It has: {string.Join(", ", names)}.");
        }

        if (pod.StatusOf(container) is not { State.Running: not null })
        {
            throw new PodLabException($"Container {container} of pod {pod.Metadata.Name} isn't running, so no command can run in it. {PodStory.Of(pod)}");
        }
    }
}
