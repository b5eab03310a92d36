namespace PodLab.Clusters;

/// <summary>Something to wait for on a pod, with the words to speak of it.</summary>
/// <param name="Description">Completes "pod demosolo …": "is ready", "is gone".</param>
/// <param name="IsMetBy">Whether the pod (null: there is none) meets it.</param>
/// <param name="CannotBeMetBy">A reason why this pod will never meet it, so that nobody waits in vain; null while it may.</param>
public sealed record PodCondition(string Description, Func<V1Pod?, bool> IsMetBy, Func<V1Pod?, string?>? CannotBeMetBy = null)
{
    /// <summary>Every container is ready (Kubernetes' condition <c>Ready</c>).</summary>
    public static PodCondition Ready { get; } = new("is ready", pod => HasCondition(pod, "Ready"), EndedBeforeReady);

    /// <summary>A container has been started more often than that and is ready, or else waits for its next start.</summary>
    /// <param name="container">The container.</param>
    /// <param name="restarts">How often it had been started again before.</param>
    /// <param name="orBackOff">Whether waiting for its next start (<c>CrashLoopBackOff</c>) will do.</param>
    internal static PodCondition Restarted(string container, int restarts, bool orBackOff) => new(
        $"has started {container} again{(orBackOff ? ", or lets it wait" : "")}",
        pod => pod is not null && PodContainers.FindStatus(pod, container) is { } status
            && ((status.Ready && status.RestartCount > restarts) || (orBackOff && status.State?.Waiting?.Reason == "CrashLoopBackOff")),
        pod => pod is null ? null
            : pod.Status?.Phase is "Succeeded" or "Failed" ? $"it has ended ({PodStory.PhaseOf(pod)}), and its restartPolicy is {pod.Spec.RestartPolicy ?? "Always"}" : null);

    /// <summary>The pod no longer exists.</summary>
    public static PodCondition Gone { get; } = new("is gone", pod => pod is null);

    /// <summary>The pod of that UID no longer exists. Another session may have put another pod of its name in its place already.</summary>
    /// <param name="uid">The UID that the API gave the pod (<c>metadata.uid</c>).</param>
    public static PodCondition GoneOf(string uid) => Gone with { IsMetBy = pod => pod?.Metadata.Uid != uid };

    private static bool HasCondition(V1Pod? pod, string type) =>
        pod?.Status?.Conditions?.Any(condition => condition.Type == type && condition.Status == "True") == true;

    private static string? EndedBeforeReady(V1Pod? pod) =>
        pod?.Status?.Phase is "Succeeded" or "Failed" ? $"it has ended ({PodStory.PhaseOf(pod)})" : NeverPulled(pod);

    // Where nobody pulls images, a missing one does not come by waiting.
    private static string? NeverPulled(V1Pod? pod) => (pod?.Status?.InitContainerStatuses ?? []).Concat(pod?.Status?.ContainerStatuses ?? [])
        .Any(container => container.State?.Waiting?.Reason == "ErrImageNeverPull") ? "an image is missing" : null;
}
