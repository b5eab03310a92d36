using Grpc.Core;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Brings a pod one step nearer to its manifest: a sandbox if there is none, then what the planner says; then writes the status.</summary>
internal sealed class PodReconciler(V1Pod pod, PodMemory memory, PodProbes probes, SupervisorContext context)
{
    private static readonly TimeSpan RetrySandbox = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookTwice = TimeSpan.FromMilliseconds(50);

    private readonly PodRuntime _runtime = context.Runtime;

    // Of a node that is its own little network, not before a first pod is on the pods' bridge.
    private string? HostIP => field ??= NodeAddress.Find();

    /// <summary>Does all that can be done now.</summary>
    /// <returns>What the pod is now, and when to look again if nothing happens.</returns>
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

        // A process has gone, and containerd has not noticed yet: it will in a moment.
        var hasStale = seen.Pids.Any(pid => !Directory.Exists($"/proc/{pid}"));
        return (seen, hasStale ? DateTimeOffset.UtcNow + LookTwice : lookAgainAt);
    }

    /// <summary>A pod that has ended keeps its containers' remains for the log's sake, but no sandbox process and no sidecars.</summary>
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

    // As the kubelet does: of each container the last dead one stays, for "last state" and the log.
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
