namespace PodLab.Clusters;

/// <summary>A condition to wait for on a pod, with the words that describe it.</summary>
/// <param name="Description">Completes "pod demosolo …": "is ready", "is gone".</param>
/// <param name="IsMetBy">Whether the pod (null: there is none) meets it.</param>
/// <param name="CannotBeMetBy">Why this pod will never meet it, so that the wait can end early; null while it still may.</param>
public sealed record PodCondition(string Description, Func<V1Pod?, bool> IsMetBy, Func<V1Pod?, string?>? CannotBeMetBy = null)
{
    /// <summary>Every container is ready (Kubernetes' condition <c>Ready</c>).</summary>
    public static PodCondition Ready { get; } = new("is ready", pod => HasCondition(pod, "Ready"), EndedBeforeReady);

    /// <summary>A container has restarted since then and is ready, or else is waiting for its next restart.</summary>
    /// <param name="container">The container.</param>
    /// <param name="restarts">How often it had restarted before.</param>
    /// <param name="orBackOff">Whether it's enough that it's waiting for its next restart (<c>CrashLoopBackOff</c>).</param>
    internal static PodCondition Restarted(string container, int restarts, bool orBackOff) => new(
        $"has started {container} again{(orBackOff ? ", or lets it wait" : "")}",
        pod => pod is not null && PodContainers.FindStatus(pod, container) is { } status
            && ((status.Ready && status.RestartCount > restarts) || (orBackOff && status.State?.Waiting?.Reason == "CrashLoopBackOff")),
        pod => pod is null ? null
            : pod.Status?.Phase is "Succeeded" or "Failed" ? $"it has ended ({PodStory.PhaseOf(pod)}), and its restartPolicy is {pod.Spec.RestartPolicy ?? "Always"}" : null);

    /// <summary>A container of the pod, of any kind, is running, whether ready or not.</summary>
    /// <param name="container">The container.</param>
    internal static PodCondition Running(string container) => new(
        $"runs container {container}",
        pod => pod is not null && PodContainers.FindStatus(pod, container)?.State?.Running is not null,
        pod => pod is null ? null
            : PodContainers.FindStatus(pod, container)?.State?.Terminated is { } ended
                ? string.Create(CultureInfo.InvariantCulture, $"the container has ended with exit code {ended.ExitCode}{(ended.Message is { Length: > 0 } why ? $": {why}" : "")}")
            : EndedBeforeReady(pod));

    /// <summary>A container ended, was restarted, and ended again; it's waiting for its next restart, or is about to.</summary>
    internal static PodCondition CrashLoop { get; } = new(
        "has a container that has ended again after it was started again",
        pod => (pod?.Status?.ContainerStatuses ?? []).Any(status => status is { RestartCount: > 0, State.Running: null }),
        pod => pod?.Status?.Phase is "Succeeded" or "Failed" ? $"it has ended ({PodStory.PhaseOf(pod)})" : null);

    /// <summary>The pod no longer exists.</summary>
    public static PodCondition Gone { get; } = new("is gone", pod => pod is null);

    /// <summary>The pod with that UID no longer exists. Another session may already have created another pod of the same name.</summary>
    /// <param name="uid">The UID that the API gave the pod (<c>metadata.uid</c>).</param>
    public static PodCondition GoneOf(string uid) => Gone with { IsMetBy = pod => pod?.Metadata.Uid != uid };

    private static bool HasCondition(V1Pod? pod, string type) =>
        pod?.Status?.Conditions?.Any(condition => condition.Type == type && condition.Status == "True") == true;

    private static string? EndedBeforeReady(V1Pod? pod) =>
        pod?.Status?.Phase is "Succeeded" or "Failed" ? $"it has ended ({PodStory.PhaseOf(pod)})" : NeverPulled(pod);

    // If images aren't pulled, waiting doesn't make a missing one appear.
    private static string? NeverPulled(V1Pod? pod) => (pod?.Status?.InitContainerStatuses ?? []).Concat(pod?.Status?.ContainerStatuses ?? [])
        .Any(container => container.State?.Waiting?.Reason == "ErrImageNeverPull") ? "an image is missing" : null;
}
