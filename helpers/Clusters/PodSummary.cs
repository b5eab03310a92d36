namespace PodLab.Clusters;

/// <summary>
/// A pod's many states as one word and two counts, by the rules of the printer behind <c>kubectl get pods</c>
/// (<see href="https://github.com/kubernetes/kubernetes/blob/master/pkg/printers/internalversion/printers.go">printPod</see>).
/// </summary>
internal sealed class PodSummary
{
    private readonly V1Pod _pod;
    private readonly HashSet<string> _sidecars;

    private PodSummary(V1Pod pod)
    {
        _pod = pod;
        _sidecars = [.. pod.Spec?.InitContainers?.Where(container => container.RestartPolicy == "Always").Select(container => container.Name) ?? []];
        TotalContainers = (pod.Spec?.Containers?.Count ?? 0) + _sidecars.Count;
        Status = FirstOf(pod.Status?.Reason, pod.Status?.Phase) ?? "";
    }

    public int ReadyContainers { get; private set; }

    public int TotalContainers { get; }

    public string Status { get; private set; }

    public int Restarts { get; private set; }

    public DateTime? LastRestart { get; private set; }

    public static PodSummary Of(V1Pod pod)
    {
        var summary = new PodSummary(pod);
        if (summary.Condition("PodScheduled")?.Reason == "SchedulingGated")
        {
            summary.Status = "SchedulingGated";
        }

        var isInitializing = summary.AddInitContainers();
        if (!isInitializing || summary.Condition("Initialized")?.Status == "True")
        {
            summary.AddAppContainers();
        }

        summary.AddDeletion();
        return summary;
    }

    private bool AddInitContainers()
    {
        var statuses = _pod.Status?.InitContainerStatuses ?? [];
        for (var i = 0; i < statuses.Count; i++)
        {
            var container = statuses[i];
            AddRestarts(container);
            if (container.State?.Terminated is { ExitCode: 0 })
            {
                continue;
            }

            if (_sidecars.Contains(container.Name) && container.Started == true)
            {
                ReadyContainers += container.Ready ? 1 : 0;
                continue;
            }

            Status = $"Init:{InitState(container, i)}";
            return true;
        }

        return false;
    }

    private string InitState(V1ContainerStatus container, int position) => container.State switch
    {
        { Terminated: { } terminated } => Ending(terminated),
        { Waiting.Reason: { Length: > 0 } reason } when reason != "PodInitializing" => reason,
        _ => string.Create(CultureInfo.InvariantCulture, $"{position}/{_pod.Spec?.InitContainers?.Count ?? 0}"),
    };

    private void AddAppContainers()
    {
        // Once the pod is initialized, only the init containers that keep running beside the others count.
        (Restarts, LastRestart) = (0, null);
        foreach (var sidecar in (_pod.Status?.InitContainerStatuses ?? []).Where(container => _sidecars.Contains(container.Name)))
        {
            AddRestarts(sidecar);
        }

        // From the last to the first, so that the first container's reason is the one that is shown.
        var hasRunning = false;
        foreach (var container in (_pod.Status?.ContainerStatuses ?? []).Reverse())
        {
            AddRestarts(container);
            if (container.State?.Waiting?.Reason is { Length: > 0 } reason)
            {
                Status = reason;
            }
            else if (container.State?.Terminated is { } terminated)
            {
                Status = Ending(terminated);
            }
            else if (container.Ready && container.State?.Running is not null)
            {
                hasRunning = true;
                ReadyContainers++;
            }
        }

        if (Status == "Completed" && hasRunning)
        {
            Status = Condition("Ready")?.Status == "True" ? "Running" : "NotReady";
        }
    }

    private void AddDeletion()
    {
        if (_pod.Metadata?.DeletionTimestamp is null)
        {
            return;
        }

        if (_pod.Status?.Reason == "NodeLost")
        {
            Status = "Unknown";
        }
        else if (_pod.Status?.Phase is not ("Succeeded" or "Failed"))
        {
            Status = "Terminating";
        }
    }

    private void AddRestarts(V1ContainerStatus container)
    {
        Restarts += container.RestartCount;
        if (container.LastState?.Terminated?.FinishedAt is { } finished && (LastRestart is not { } last || last < finished))
        {
            LastRestart = finished;
        }
    }

    private static string Ending(V1ContainerStateTerminated terminated) => terminated switch
    {
        { Reason: { Length: > 0 } reason } => reason,
        { Signal: > 0 and var signal } => string.Create(CultureInfo.InvariantCulture, $"Signal:{signal}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"ExitCode:{terminated.ExitCode}"),
    };

    private V1PodCondition? Condition(string type) => _pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    private static string? FirstOf(params string?[] texts) => texts.FirstOrDefault(text => !string.IsNullOrEmpty(text));
}
