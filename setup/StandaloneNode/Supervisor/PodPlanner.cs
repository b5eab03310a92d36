namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Decides which containers of a pod to start: init containers one after the other (sidecars among them keep running), then all others. It restarts
/// ended containers according to the restart policy. Pure: it reads a snapshot of the pod and changes nothing.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/init-containers/">init containers</see>,
/// <see href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/">sidecar containers</see>.)
/// </summary>
internal sealed class PodPlanner(V1Pod pod, PodSeen seen, PodMemory memory, Func<ContainerSeen, bool> hasStarted, DateTimeOffset now)
{
    private readonly List<PlannedStart> _starts = [];
    private DateTimeOffset? _lookAgainAt;

    public PodPlan Plan()
    {
        if (PlanInitContainers())
        {
            foreach (var container in pod.Spec.Containers)
            {
                PlanStart(container, pod.Spec.RestartPolicy);
            }

            PlanEphemeralContainers();
        }

        return new PodPlan(_starts, _lookAgainAt);
    }

    /// <summary>Whether the init containers of the running sandbox have done their work.</summary>
    public static bool IsInitialized(V1Pod pod, PodSeen seen, Func<ContainerSeen, bool> hasStarted) =>
        pod.Spec.Containers.Any(container => seen.Current(container.Name) is not null)
        || pod.Spec.AllInitContainers().All(init => seen.Current(init.Name) is { } current
            && (init.IsSidecar() ? current.IsRunning && hasStarted(current) : IsDone(current)));

    private static bool IsDone(ContainerSeen container) => container.HasExited && container.Status.ExitCode == 0;

    private bool PlanInitContainers()
    {
        // Once the others run, only sidecars among the init containers are restarted.
        var isInitialized = IsInitialized(pod, seen, hasStarted);
        foreach (var init in pod.Spec.AllInitContainers())
        {
            var current = seen.Current(init.Name);
            if (init.IsSidecar())
            {
                PlanStart(init, "Always");
            }
            else if (!isInitialized && !(current is not null && IsDone(current)))
            {
                PlanStart(init, pod.Spec.RestartPolicy == "Never" ? "Never" : "OnFailure");
                return false;
            }

            if (!isInitialized && init.IsSidecar() && !(current is { IsRunning: true } && hasStarted(current)))
            {
                return false;
            }
        }

        return true;
    }

    private void PlanEphemeralContainers()
    {
        foreach (var ephemeral in pod.Spec.AllEphemeralContainers().Where(ephemeral => seen.Latest(ephemeral.Name) is null))
        {
            var target = ephemeral.TargetContainerName is { } name ? seen.Current(name) : null;
            if (ephemeral.TargetContainerName is null || target is { IsRunning: true })
            {
                Start(new PlannedStart(ephemeral.AsContainer(), null, target?.Id));
            }
        }
    }

    private void PlanStart(V1Container container, string restartPolicy)
    {
        var current = seen.Current(container.Name);
        if (current is { IsRunning: true })
        {
            if (current.Hash != ContainerConfigs.HashOf(container))
            {
                Start(new PlannedStart(container, current));
            }
        }
        else if (current is not { HasExited: true })
        {
            PlanStartInNewSandbox(container);
        }
        else if (restartPolicy == "Always" || (restartPolicy == "OnFailure" && current.Status.ExitCode != 0))
        {
            PlanRestart(container, current);
        }
    }

    // A back-off outlives the sandbox: the kubelet counts by pod and container.
    private void PlanStartInNewSandbox(V1Container container)
    {
        var latest = seen.Latest(container.Name);
        if (latest is { HasExited: true })
        {
            PlanRestart(container, latest);
        }
        else
        {
            Start(new PlannedStart(container, latest));
        }
    }

    private void PlanRestart(V1Container container, ContainerSeen ended)
    {
        var delay = memory.Backoff.DelayAfter(container.Name, ended.RunLength);
        var mayStartAt = ended.FinishedAt + delay;
        if (mayStartAt <= now)
        {
            memory.WaitingReasons.Remove(container.Name);
            Start(new PlannedStart(container, ended));
            return;
        }

        memory.WaitingReasons[container.Name] = new WaitingReason(
            "CrashLoopBackOff",
            $"back-off {delay.TotalSeconds:0}s restarting failed container={container.Name} pod={pod.Metadata.Name}_{pod.Metadata.NamespaceProperty}({pod.Metadata.Uid})",
            mayStartAt);
        LookAgain(mayStartAt);
    }

    private void Start(PlannedStart start)
    {
        if (memory.WaitingReasons.TryGetValue(start.Container.Name, out var waitingReason) && waitingReason.RetryAt > now)
        {
            LookAgain(waitingReason.RetryAt);
            return;
        }

        _starts.Add(start);
    }

    private void LookAgain(DateTimeOffset at) => _lookAgainAt = _lookAgainAt is { } earlier && earlier < at ? earlier : at;
}
