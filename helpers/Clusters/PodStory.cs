namespace PodLab.Clusters;

/// <summary>A pod's state in a few lines for an error message: the phase, then each container that isn't ready.</summary>
internal static class PodStory
{
    public static string Of(V1Pod? pod)
    {
        if (pod is null)
        {
            return "There is no such pod.";
        }

        var story = new StringBuilder($"Its phase is {PhaseOf(pod)}");
        story.Append(pod.Metadata.DeletionTimestamp is null ? "." : $", and it is being deleted{Grace(pod.Metadata)}.");
        if (pod.Status?.Conditions?.FirstOrDefault(IsUnscheduled) is { } unscheduled)
        {
            story.Append(CultureInfo.InvariantCulture, $" It isn't on a node yet{Detail(unscheduled.Message)}.");
        }

        foreach (var container in (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? []))
        {
            if (pod.Metadata.DeletionTimestamp is not null && container.State?.Running is not null)
            {
                story.Append(CultureInfo.InvariantCulture, $" Container {container.Name} is still running.");
            }
            else if (!container.Ready)
            {
                story.Append(CultureInfo.InvariantCulture, $" Container {container.Name} {Describe(container, pod.Spec)}.");
            }
        }

        return story.ToString();
    }

    /// <summary>The phase, with the reason if the whole pod has one: <c>Failed, Evicted: The node was low on resource: memory</c>.</summary>
    public static string PhaseOf(V1Pod pod)
    {
        var phase = pod.Status?.Phase ?? "Pending";
        return pod.Status?.Reason is { Length: > 0 } reason ? $"{phase}, {reason}{Detail(pod.Status.Message)}" : phase;
    }

    /// <summary>The current state of a container that isn't ready: <c>waits: ErrImagePull</c>.</summary>
    /// <param name="container">Its status.</param>
    /// <param name="spec">The pod's specification, for whether the container is meant to end, and which probes it has.</param>
    public static string Describe(V1ContainerStatus container, V1PodSpec? spec)
    {
        var now = container.State switch
        {
            { Waiting: { } waiting } => $"waits: {waiting.Reason}{Detail(waiting.Message)}",
            { Running: not null } => Running(container, spec),
            { Terminated: { } ended } => Ended(ended),
            _ => "has no state yet",
        };
        // Also for a container that is running again: the reason for its last end is what helps.
        var before = container.State?.Terminated is null && container.LastState?.Terminated is { } last ? $"; the last time it {Ended(last)}" : "";
        return now + before + Restarted(container.RestartCount);
    }

    private static string Running(V1ContainerStatus status, V1PodSpec? spec)
    {
        // A sidecar is an init container that keeps running, and becomes ready like other containers.
        var init = spec?.InitContainers?.FirstOrDefault(container => container.Name == status.Name);
        var container = init ?? spec?.Containers?.FirstOrDefault(container => container.Name == status.Name);
        return init is not null && init.RestartPolicy != "Always" ? "runs and has not finished yet"
            : status.Started != true ? $"runs but has not started up yet{(container?.StartupProbe is null ? "" : " (its startup probe fails)")}"
            : container?.ReadinessProbe is null ? "runs but is not ready yet"
            : "runs but is not ready (its readiness probe fails)";
    }

    private static string Grace(V1ObjectMeta metadata) => metadata.DeletionGracePeriodSeconds is > 0 and var seconds
        ? string.Create(CultureInfo.InvariantCulture, $" (its containers get {seconds} s to end)")
        : "";

    private static bool IsUnscheduled(V1PodCondition condition) => condition.Type == "PodScheduled" && condition.Status == "False";

    private static string Ended(V1ContainerStateTerminated ended) =>
        string.Create(CultureInfo.InvariantCulture, $"ended with exit code {ended.ExitCode} ({ended.Reason}){Detail(ended.Message)}");

    private static string Restarted(int restarts) => restarts switch
    {
        <= 0 => "",
        1 => "; restarted once",
        _ => string.Create(CultureInfo.InvariantCulture, $"; restarted {restarts} times"),
    };

    private static string Detail(string? message) => message is { Length: > 0 } ? $": {message.TrimEnd('.')}" : "";
}
