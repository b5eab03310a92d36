using Grpc.Core;
using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Looks after one pod for as long as its file is there: what happens to a pod happens one thing after the other.</summary>
internal sealed class PodWorker(string key, SupervisorContext context) : IDisposable
{
    private static readonly TimeSpan SlowRescan = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryAfterError = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _wake = new(0, 1);
    private PodMemory _memory = new();
    private PodProbes? _probes;
    private V1Pod? _pod;
    private bool _isOver;

    /// <summary>Something may have changed: look again.</summary>
    public void Wake()
    {
        lock (_wake)
        {
            // A probe or a file's change may come in the moment in which the pod has gone.
            if (!_isOver && _wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    /// <summary>Runs until the pod is gone.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var wait = SlowRescan;
            try
            {
                if (context.Folder.FindDesired(key) is not { Metadata.DeletionTimestamp: null } desired)
                {
                    await RemoveAsync(cancellation);
                    return;
                }

                await TakeAsync(desired, cancellation);
                wait = await ReconcileAsync(desired, cancellation);
            }
            catch (Exception error) when (error is RpcException { StatusCode: not StatusCode.Cancelled } or PodLabException or IOException)
            {
                SupervisorContext.Log($"{key}: {error.Message}");
                wait = RetryAfterError;
            }

            await _wake.WaitAsync(wait, cancellation);
        }
    }

    public void Dispose()
    {
        _probes?.Dispose();
        lock (_wake)
        {
            _isOver = true;
            _wake.Dispose();
        }
    }

    /// <summary>The wish may be for another pod than before under the same name; then that one goes first.</summary>
    private async Task TakeAsync(V1Pod desired, CancellationToken cancellation)
    {
        var before = _pod ?? context.Folder.FindStatus(key);
        if (before is not null && before.Metadata.Uid != desired.Metadata.Uid)
        {
            await PodEnding.RemoveAsync(before, GraceOf(before), context, cancellation);
            (_memory, before) = (new PodMemory(), null);
        }

        _memory.Status ??= before?.Status;
        _pod = desired;
        _probes ??= new PodProbes(context.Runtime, Wake);
    }

    private async Task<TimeSpan> ReconcileAsync(V1Pod desired, CancellationToken cancellation)
    {
        var (seen, lookAgainAt) = await new PodReconciler(desired, _memory, _probes!, context).ReconcileAsync(cancellation);
        context.Exits.Watch(key, seen.Pids.Where(pid => Directory.Exists($"/proc/{pid}")), Wake);
        var wait = lookAgainAt is { } at ? at - DateTimeOffset.UtcNow : SlowRescan;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < SlowRescan ? wait : SlowRescan;
    }

    private async Task RemoveAsync(CancellationToken cancellation)
    {
        context.Exits.Forget(key);
        _probes?.Dispose();
        // The file may be gone, too (somebody removed it by hand): what the supervisor last wrote of the pod tells what to remove.
        if ((context.Folder.FindDesired(key) ?? _pod ?? context.Folder.FindStatus(key)) is { } pod)
        {
            await PodEnding.RemoveAsync(pod, GraceOf(pod), context, cancellation);
        }

        File.Delete(context.Folder.PodFile(key));
    }

    private static long GraceOf(V1Pod pod) => pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 0;
}
