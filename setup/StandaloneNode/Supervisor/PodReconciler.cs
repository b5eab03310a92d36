using Grpc.Core;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Brings a pod one step closer to its manifest: creates a sandbox if there is none, follows the planner, then writes the status.</summary>
internal sealed class PodReconciler(V1Pod pod, PodMemory memory, PodProbes probes, SupervisorContext context)
{
    private static readonly TimeSpan RetrySandbox = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookTwice = TimeSpan.FromMilliseconds(50);

    private readonly PodRuntime _runtime = context.Runtime;

    // If the node has its own network, this is null until the first pod is on the pods' bridge.
    private string? HostIP => field ??= NodeAddress.Find();

    /// <summary>Does everything that is possible now.</summary>
    /// <returns>The pod's current state, and the time to look again if nothing happens.</returns>
    public async Task<(PodSeen Seen, DateTimeOffset? LookAgainAt)> ReconcileAsync(CancellationToken cancellation)
    {
        var seen = await _runtime.ReadAsync(pod.Metadata.Uid, cancellation);
        if (memory.HasEnded)
        {
            return (await EndAsync(seen, cancellation), null);
        }

        if (seen.Ready is null)
        {
            Publish(seen);
            if (!await MakeSandboxAsync(seen, cancellation))
            {
                Publish(seen);
                return (seen, memory.SandboxWaitingReason?.RetryAt);
            }

            seen = await _runtime.ReadAsync(pod.Metadata.Uid, cancellation);
        }

        return await StartWhatIsDueAsync(seen, cancellation);
    }

    private async Task<(PodSeen Seen, DateTimeOffset? LookAgainAt)> StartWhatIsDueAsync(PodSeen seen, CancellationToken cancellation)
    {
        while (true)
        {
            // Nothing can start in a sandbox whose process is gone. If containers share its PID namespace, they end before it, and containerd reports
            // their end first. A start would then fail, and count as a crash.
            if (seen.Ready is { Pid: { } pause } && HasGone(pause))
            {
                return (seen, DateTimeOffset.UtcNow + LookTwice);
            }

            probes.Follow(pod, seen);
            foreach (var failed in seen.Containers.Where(container => container.IsRunning && probes.MustEnd(container)).ToList())
            {
                await _runtime.StopContainerAsync(failed.Id, pod.Spec.TerminationGracePeriodSeconds ?? 0, cancellation);
            }

            var plan = new PodPlanner(pod, seen, memory, probes.HasStarted, DateTimeOffset.UtcNow).Plan();
            if (plan.Starts.Count == 0 || seen.Ready is not { } sandbox)
            {
                return await FinishAsync(seen, plan.LookAgainAt, cancellation);
            }

            foreach (var start in plan.Starts)
            {
                await new ContainerStarter(pod, memory, context).StartAsync(start, sandbox, HostIP, cancellation);
            }

            await TidyAsync(seen, plan, cancellation);
            seen = await _runtime.ReadAsync(pod.Metadata.Uid, cancellation);
        }
    }

    private async Task<(PodSeen Seen, DateTimeOffset? LookAgainAt)> FinishAsync(PodSeen seen, DateTimeOffset? lookAgainAt, CancellationToken cancellation)
    {
        Publish(seen);
        if (memory.HasEnded)
        {
            return (await EndAsync(seen, cancellation), null);
        }

        // A process is gone, but containerd hasn't noticed yet: it will in a moment.
        return (seen, seen.Pids.Any(HasGone) ? DateTimeOffset.UtcNow + LookTwice : lookAgainAt);
    }

    private static bool HasGone(int pid) => !Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}"));

    /// <summary>An ended pod keeps its containers' remains for the log, but no sandbox process and no sidecars.</summary>
    private async Task<PodSeen> EndAsync(PodSeen seen, CancellationToken cancellation)
    {
        if (seen.Ready is not { } sandbox)
        {
            return seen;
        }

        await PodEnding.StopContainersAsync(pod, seen, pod.Spec.TerminationGracePeriodSeconds ?? 0, _runtime, cancellation);
        await _runtime.StopSandboxAsync(sandbox.Id, cancellation);
        seen = await _runtime.ReadAsync(pod.Metadata.Uid, cancellation);
        Publish(seen);
        return seen;
    }

    private async Task<bool> MakeSandboxAsync(PodSeen seen, CancellationToken cancellation)
    {
        if (memory.SandboxWaitingReason?.RetryAt > DateTimeOffset.UtcNow)
        {
            return false;
        }

        try
        {
            foreach (var dead in seen.Sandboxes)
            {
                await _runtime.StopSandboxAsync(dead.Id, cancellation);
            }

            var attempt = seen.Sandboxes is [var newest, ..] ? newest.Attempt + 1 : 0;
            await _runtime.RunSandboxAsync(SandboxConfigs.Of(pod, attempt, context.LogRoot), cancellation);
            memory.SandboxWaitingReason = null;
            return true;
        }
        catch (RpcException error) when (error.StatusCode is not StatusCode.Unavailable and not StatusCode.Cancelled)
        {
            SupervisorContext.Log($"{pod.Metadata.Name}: no sandbox: {error.Status.Detail}");
            memory.SandboxWaitingReason = new WaitingReason(
                "FailedCreatePodSandBox", error.Status.Detail, DateTimeOffset.UtcNow + RetrySandbox);
            return false;
        }
    }

    // As the kubelet does: keeps the last dead container of each name, for "last state" and the log.
    private async Task TidyAsync(PodSeen seen, PodPlan plan, CancellationToken cancellation)
    {
        foreach (var name in plan.Starts.Select(start => start.Container.Name))
        {
            foreach (var old in seen.Containers.Where(container => container.Name == name && container.HasExited).Skip(1))
            {
                await _runtime.RemoveContainerAsync(old.Id, cancellation);
            }
        }

        foreach (var old in seen.Sandboxes.Where(sandbox => !sandbox.IsReady && seen.Containers.All(container => container.SandboxId != sandbox.Id)))
        {
            await _runtime.RemoveSandboxAsync(old.Id, cancellation);
        }
    }

    private void Publish(PodSeen seen)
    {
        var status = new PodStatusBuilder(pod, seen, memory, probes.HasStarted, probes.IsReady, HostIP, DateTime.UtcNow).Build();
        StatusPublisher.Publish(pod, status, memory, context.Folder);
    }
}
