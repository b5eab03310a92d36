namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Writes a pod's status as the kubelet would, from the runtime's state.</summary>
internal sealed class PodStatusBuilder(
    V1Pod pod, PodSeen seen, PodMemory memory, Func<ContainerSeen, bool> hasStarted, Func<ContainerSeen, bool> isReady, string? hostIP, DateTime now)
{
    public V1PodStatus Build()
    {
        var isInitialized = memory.HasEnded ? memory.Status!.Conditions.Any(condition => condition is { Type: "Initialized", Status: "True" })
            : PodPlanner.IsInitialized(pod, seen, hasStarted);
        var previous = memory.Status;
        var whyNone = isInitialized ? "ContainerCreating" : "PodInitializing";
        var inits = new ContainerStatusBuilder(seen, memory, previous?.InitContainerStatuses, hasStarted, isReady);
        var apps = new ContainerStatusBuilder(seen, memory, previous?.ContainerStatuses, hasStarted, isReady);
        var ephemerals = new ContainerStatusBuilder(seen, memory, previous?.EphemeralContainerStatuses, hasStarted, isReady);
        var status = new V1PodStatus
        {
            StartTime = previous?.StartTime ?? Times.ToSeconds(now),
            HostIP = hostIP,
            HostIPs = hostIP is null ? null : [new V1HostIP { Ip = hostIP }],
            PodIP = (pod.Spec.HostNetwork == true ? hostIP : seen.Ready?.IP) ?? previous?.PodIP,
            QosClass = QualityOfService.ClassOf(pod),
            InitContainerStatuses = NullIfEmpty(pod.Spec.AllInitContainers().Select(init => inits.Build(init, init.IsSidecar() ? whyNone : "PodInitializing", !init.IsSidecar()))),
            ContainerStatuses = [.. pod.Spec.Containers.Select(container => apps.Build(container, whyNone, false))],
            EphemeralContainerStatuses = NullIfEmpty(pod.Spec.AllEphemeralContainers().Select(ephemeral => ephemerals.Build(ephemeral.AsContainer(), "ContainerCreating", false))),
        };
        status.PodIPs = status.PodIP is null ? null : [new V1PodIP { Ip = status.PodIP }];
        status.Phase = memory.HasEnded ? previous!.Phase : PodPhase.Of(pod, status, isInitialized);
        status.Conditions = PodConditions.Of(status, isInitialized, previous?.Conditions, now);
        return status;
    }

    private static List<V1ContainerStatus>? NullIfEmpty(IEnumerable<V1ContainerStatus> statuses) => statuses.ToList() is { Count: > 0 } list ? list : null;
}

/// <summary>
/// A pod's conditions, each with the time of its last change. (Kubernetes:
/// <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions">Pod conditions</see>.)
/// </summary>
internal static class PodConditions
{
    public static IList<V1PodCondition> Of(V1PodStatus status, bool isInitialized, IEnumerable<V1PodCondition>? previous, DateTime now)
    {
        var notReady = Unready(status);
        var (reason, message) = notReady.Count == 0 ? (null, null)
            : status.Phase == "Succeeded" ? ("PodCompleted", null)
            : ("ContainersNotReady", $"containers with unready status: [{string.Join(' ', notReady)}]");
        V1PodCondition[] conditions =
        [
            Condition("Initialized", isInitialized, isInitialized ? null : "ContainersNotInitialized", null),
            Condition("Ready", notReady.Count == 0, reason, message),
            Condition("ContainersReady", notReady.Count == 0, reason, message),
            Condition("PodScheduled", true, null, null),
        ];
        foreach (var condition in conditions)
        {
            var before = previous?.FirstOrDefault(old => old.Type == condition.Type && old.Status == condition.Status);
            condition.LastTransitionTime = before?.LastTransitionTime ?? Times.ToSeconds(now);
        }

        return conditions;
    }

    // An init container that ended successfully is ready by definition; one that never ran isn't.
    private static List<string> Unready(V1PodStatus status) =>
        [.. (status.InitContainerStatuses ?? []).Concat(status.ContainerStatuses).Where(container => !container.Ready).Select(container => container.Name)];

    private static V1PodCondition Condition(string type, bool isTrue, string? reason, string? message) =>
        new() { Type = type, Status = isTrue ? "True" : "False", Reason = reason, Message = message };
}

/// <summary>
/// A pod's phase, by the kubelet's rules.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase">Pod phase</see>.)
/// </summary>
internal static class PodPhase
{
    public static string Of(V1Pod pod, V1PodStatus status, bool isInitialized)
    {
        if (!isInitialized)
        {
            return pod.Spec.RestartPolicy == "Never" && HasFailedInitContainer(pod, status) ? "Failed" : "Pending";
        }

        var states = status.ContainerStatuses;
        // A container that waits for its next start ran before, so its pod is running. A container that never ran keeps the pod pending.
        if (states.Any(container => container.State.Waiting is not null && container.LastState?.Terminated is null))
        {
            return "Pending";
        }

        if (states.Any(container => container.State.Running is not null) || pod.Spec.RestartPolicy == "Always")
        {
            return "Running";
        }

        var isEveryOneSuccessful = states.All(container => container.State.Terminated is { ExitCode: 0 });
        return isEveryOneSuccessful ? "Succeeded" : pod.Spec.RestartPolicy == "Never" ? "Failed" : "Running";
    }

    private static bool HasFailedInitContainer(V1Pod pod, V1PodStatus status) => pod.Spec.AllInitContainers()
        .Where(init => !init.IsSidecar())
        .Any(init => status.InitContainerStatuses!.First(container => container.Name == init.Name).State.Terminated is { ExitCode: not 0 });
}

/// <summary>
/// The status of a pod after a failure without its own status. It is built only from the last status and the containers' names. So it can be written
/// for any fault in the pod.
/// </summary>
internal static class PodTroubleStatus
{
    /// <summary>Sets this waiting reason for every container that hasn't run yet; if all have run, it is the reason of the whole pod.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="last">The last published status, or null.</param>
    /// <param name="reason">One CamelCase word: <c>FailedSync</c>.</param>
    /// <param name="error">The error.</param>
    public static V1PodStatus Of(V1Pod pod, V1PodStatus? last, string reason, Exception error)
    {
        var message = error is PodLabException ? error.Message : $"{error.GetType().Name}: {error.Message}";
        var containers = pod.Spec.Containers.Select(container => StatusOf(container, last, reason, message)).ToList();
        var isWaiting = containers.Any(container => container.State.Waiting?.Reason == reason);
        return (last ?? new V1PodStatus { Phase = "Pending" }) with
        {
            ContainerStatuses = containers,
            Reason = isWaiting ? null : reason,
            Message = isWaiting ? null : message,
        };
    }

    private static V1ContainerStatus StatusOf(V1Container container, V1PodStatus? last, string reason, string message)
    {
        var before = last?.ContainerStatuses?.FirstOrDefault(status => status.Name == container.Name);
        return before?.State is { Running: not null } or { Terminated: not null } ? before : new V1ContainerStatus
        {
            Name = container.Name,
            Image = container.Image ?? "",
            ImageID = "",
            RestartCount = before?.RestartCount ?? 0,
            Ready = false,
            State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } },
            LastState = before?.LastState ?? new V1ContainerState(),
        };
    }
}
