using Grpc.Core;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Starts one container of a pod, and remembers the reason if that fails.</summary>
internal sealed class ContainerStarter(V1Pod pod, PodMemory memory, SupervisorContext context)
{
    private static readonly TimeSpan RetryImage = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryCreation = TimeSpan.FromSeconds(10);

    private readonly PodRuntime _runtime = context.Runtime;

    public async Task StartAsync(PlannedStart start, SandboxSeen sandbox, string? hostIP, CancellationToken cancellation)
    {
        var container = start.Container;
        if (await _runtime.FindImageAsync(container.Image, cancellation) is not { } image)
        {
            memory.WaitingReasons[container.Name] = await MissingImageAsync(container, cancellation);
            return;
        }

        try
        {
            var attempt = await MakeRoomAsync(start, sandbox, cancellation);
            var surroundings = new ContainerSurroundings(context.Node, hostIP, sandbox.IP ?? hostIP, VolumeFolder(context, pod), start.TargetId);
            PodVolumes.Create(pod, container, surroundings.VolumeFolder);
            var id = await _runtime.CreateContainerAsync(
                sandbox.Id,
                ContainerConfigs.Of(pod, container, attempt, image.Id, surroundings),
                SandboxConfigs.Of(pod, sandbox.Attempt, context.LogRoot),
                cancellation);
            memory.WaitingReasons.Remove(container.Name);
            await StartAsync(container, id, cancellation);
        }
        catch (RpcException error) when (error.StatusCode is not StatusCode.Unavailable and not StatusCode.Cancelled)
        {
            Wait(container, "CreateContainerError", error.Status.Detail);
        }
        catch (PodLabException error)
        {
            Wait(container, "CreateContainerConfigError", error.Message);
        }
    }

    public static string VolumeFolder(SupervisorContext context, V1Pod pod) =>
        ConfinedPath.Below(context.Folder.Volumes, pod.Metadata.Uid, "a pod's folder");

    // A failed start (for example, no such program) leaves an exited container behind, whose status says why. The restart policy then applies.
    private async Task StartAsync(V1Container container, string id, CancellationToken cancellation)
    {
        try
        {
            await _runtime.StartContainerAsync(id, cancellation);
        }
        catch (RpcException error) when (error.StatusCode is not StatusCode.Unavailable and not StatusCode.Cancelled)
        {
            SupervisorContext.Log($"{pod.Metadata.Name}/{container.Name}: {error.Status.Detail}");
        }
    }

    /// <summary>Ends and removes the previous container of that name; returns the number of the new attempt.</summary>
    private async Task<uint> MakeRoomAsync(PlannedStart start, SandboxSeen sandbox, CancellationToken cancellation)
    {
        if (start.Replaces is not { } old)
        {
            return 0;
        }

        if (old.Status.State == ContainerState.ContainerCreated)
        {
            // Created but never started (the supervisor ended in between): the same attempt once more.
            await _runtime.RemoveContainerAsync(old.Id, cancellation);
            return old.Attempt;
        }

        if (old.IsRunning)
        {
            await _runtime.StopContainerAsync(old.Id, pod.Spec.TerminationGracePeriodSeconds ?? 0, cancellation);
        }
        else if (old.SandboxId == sandbox.Id || memory.Backoff.DelayAfter(old.Name, old.RunLength) > TimeSpan.Zero)
        {
            // The end of its sandbox isn't a crash of the container. It counts only if the container was already backing off.
            memory.Backoff.NoteRestart(old.Name, old.RunLength);
        }

        return old.Attempt + 1;
    }

    private void Wait(V1Container container, string reason, string message)
    {
        SupervisorContext.Log($"{pod.Metadata.Name}/{container.Name}: {message}");
        memory.WaitingReasons[container.Name] = new WaitingReason(reason, message, DateTimeOffset.UtcNow + RetryCreation);
    }

    private async Task<WaitingReason> MissingImageAsync(V1Container container, CancellationToken cancellation)
    {
        var held = await _runtime.ImageNamesAsync(cancellation);
        var message = $"Container image \"{container.Image}\" is not on node {context.Node}, and it never pulls images. It holds: {string.Join(", ", held)}.";
        return new WaitingReason("ErrImageNeverPull", message, DateTimeOffset.UtcNow + RetryImage);
    }
}
