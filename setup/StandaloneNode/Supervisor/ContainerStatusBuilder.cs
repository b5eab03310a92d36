namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Writes one container's part of a pod's status.</summary>
internal sealed class ContainerStatusBuilder(
    PodSeen seen, PodMemory memory, IEnumerable<V1ContainerStatus>? previous, Func<ContainerSeen, bool> hasStarted, Func<ContainerSeen, bool> isReady)
{
    /// <param name="container">The container in the manifest.</param>
    /// <param name="whyNone">The reason why there may be none yet.</param>
    /// <param name="isDoneWhenEnded">Whether a successful end is its purpose (an init container): it counts as ready then.</param>
    public V1ContainerStatus Build(V1Container container, string whyNone, bool isDoneWhenEnded)
    {
        var before = previous?.FirstOrDefault(status => status.Name == container.Name);
        var latest = seen.Latest(container.Name);
        var waitingReason = latest is { IsRunning: true } ? null
            : memory.WaitingReasons.GetValueOrDefault(container.Name) ?? (latest is null ? memory.SandboxWaitingReason : null);
        if (latest is null && before?.State?.Terminated is not null && memory.HasEnded)
        {
            return before;
        }

        var status = new V1ContainerStatus
        {
            Name = container.Name,
            Image = latest?.Status.Image?.Image is { Length: > 0 } image ? image : container.Image,
            ImageID = latest?.Status.ImageRef ?? "",
            ContainerID = latest is null ? null : $"containerd://{latest.Id}",
            RestartCount = (int)(latest?.Attempt ?? 0),
            Started = latest is { IsRunning: true } && hasStarted(latest),
            Ready = latest is not null && (latest.IsRunning ? isReady(latest) : isDoneWhenEnded && latest is { HasExited: true, Status.ExitCode: 0 }),
            State = StateOf(latest, waitingReason, whyNone),
        };
        status.LastState = LastStateOf(latest, status, before);
        return status;
    }

    private static V1ContainerState StateOf(ContainerSeen? latest, WaitingReason? waitingReason, string whyNone) =>
        latest is { IsRunning: true } ? new V1ContainerState { Running = new V1ContainerStateRunning { StartedAt = Times.FromNanoseconds(latest.Status.StartedAt) } }
        : waitingReason is not null ? Waiting(waitingReason.Reason, waitingReason.Message)
        : latest is { HasExited: true } ? new V1ContainerState { Terminated = TerminatedOf(latest) }
        : Waiting(whyNone, null);

    private static V1ContainerState Waiting(string reason, string? message) =>
        new() { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } };

    private static V1ContainerStateTerminated TerminatedOf(ContainerSeen container) => new()
    {
        ExitCode = container.Status.ExitCode,
        Reason = container.Status.Reason is { Length: > 0 } reason ? reason : container.Status.ExitCode == 0 ? "Completed" : "Error",
        Message = container.Status.Message is { Length: > 0 } message ? message : null,
        StartedAt = Times.FromNanoseconds(container.Status.StartedAt),
        FinishedAt = Times.FromNanoseconds(container.Status.FinishedAt),
        ContainerID = $"containerd://{container.Id}",
    };

    // The container before this one. After the runtime has forgotten it, the status has its last state.
    private V1ContainerState LastStateOf(ContainerSeen? latest, V1ContainerStatus status, V1ContainerStatus? before)
    {
        var ended = status.State.Waiting is not null && latest is { HasExited: true } ? latest
            : seen.Containers.FirstOrDefault(container => container.Name == status.Name && container.Attempt < latest?.Attempt && container.HasExited);
        return ended is not null ? new V1ContainerState { Terminated = TerminatedOf(ended) }
            : before is null ? new V1ContainerState()
            : before.ContainerID != status.ContainerID && before.State?.Terminated is not null ? before.State
            : before.LastState ?? new V1ContainerState();
    }
}
