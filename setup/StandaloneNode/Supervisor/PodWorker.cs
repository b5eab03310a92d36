using Grpc.Core;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// Manages one pod as long as its file exists. All actions for a pod run one after the other. Any failure becomes this pod's status and is retried;
/// it doesn't end the worker.
/// </summary>
internal sealed class PodWorker(string key, SupervisorContext context) : IDisposable
{
    private static readonly TimeSpan SlowRescan = TimeSpan.FromSeconds(15);
    private const int LongestRetrySeconds = 16;

    private readonly SemaphoreSlim _wake = new(0, 1);
    private PodMemory _memory = new();
    private PodProbes? _probes;
    private V1Pod? _pod;
    private int _failures;
    private bool _isOver;

    /// <summary>Signals that something may have changed.</summary>
    public void Wake()
    {
        lock (_wake)
        {
            // A probe's result or a file's change may come just after the pod is gone.
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
            TimeSpan wait;
            try
            {
                if (context.Folder.FindDesired(key) is not { Metadata.DeletionTimestamp: null } desired)
                {
                    await RemoveAsync(cancellation);
                    return;
                }

                await TakeAsync(desired, cancellation);
                wait = await ReconcileAsync(desired, cancellation);
                _failures = 0;
            }
            catch (Exception error) when (!cancellation.IsCancellationRequested)
            {
                Report(error);
                wait = TimeSpan.FromSeconds(Math.Min(1 << Math.Min(_failures++, 8), LongestRetrySeconds));
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

    /// <summary>Takes a new manifest. If it is another pod with the same name, the old one ends first.</summary>
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
        // The file may also be gone (removed by hand): the supervisor's last status of the pod then identifies what to remove.
        var pod = context.Folder.FindDesired(key) ?? _pod ?? context.Folder.FindStatus(key);
        if (pod is not null)
        {
            await PodEnding.RemoveAsync(pod, GraceOf(pod), context, cancellation);
        }

        // Another pod may have been applied under this name while this one ended.
        if (context.Folder.FindDesired(key)?.Metadata.Uid == pod?.Metadata.Uid)
        {
            File.Delete(context.Folder.PodFile(key));
        }
    }

    /// <summary>Writes an error into the log and into the pod's status, which the learner sees.</summary>
    private void Report(Exception error)
    {
        SupervisorContext.Log($"{key}: {(error is RpcException or PodLabException or IOException ? error.Message : error)}");
        try
        {
            // The reader of a file reports that it can't be read. A restarting runtime is not news about the pod.
            if (error is PodFileException or RpcException { StatusCode: StatusCode.Unavailable }
                || context.Folder.FindDesired(key) is not { } pod)
            {
                return;
            }

            var reason = pod.Metadata.DeletionTimestamp is null ? "FailedSync" : "FailedKillPod";
            StatusPublisher.Publish(pod, PodTroubleStatus.Of(pod, _memory.Status, reason, error), _memory, context.Folder);
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException or PodFileException)
        {
            SupervisorContext.Log($"{key}: its status could not be written: {unwritten.Message}");
        }
    }

    private static long GraceOf(V1Pod pod) => pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 0;
}
