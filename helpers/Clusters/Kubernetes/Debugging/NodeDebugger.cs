using k8s.Models;
using PodLab.Nodes;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// The debugger pod of one node: created when the first command needs it, found again by a later session, made anew when it is gone, and
/// removed in the end.
/// </summary>
internal sealed class NodeDebugger(ApiServer server, string node, DebuggerSettings settings) : IDisposable
{
    private static readonly TimeSpan _removalTimeout = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1);
    // The one that runs, and the one that is to be removed in the end: that may still wait for its image, or wait in vain.
    private V1Pod? _pod;
    private V1Pod? _made;

    public DebuggerSettings Settings => settings;

    /// <summary>Runs a command in the pod; when the pod has gone meanwhile (its time was up, it was evicted), in a new one.</summary>
    /// <exception cref="PodLabException">There can be no such pod, or it did not start; the message says why.</exception>
    public async Task<CommandResult> RunAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        if (_pod is { } kept)
        {
            try
            {
                return await ExecuteAsync(kept, argv, cancellation);
            }
            catch (PodNotEnteredException)
            {
                // Its time was up, or somebody removed it: the command has not run, so it may run in another.
                _pod = null;
            }
        }

        return await ExecuteAsync(await GetPodAsync(cancellation), argv, cancellation);
    }

    /// <summary>Removes the pod if this session used it; a cluster that cannot be reached does it itself when the pod's time is up.</summary>
    public async Task RemoveAsync()
    {
        _pod = null;
        if (Interlocked.Exchange(ref _made, null) is not { } used)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(_removalTimeout);
        try
        {
            await DebuggerPods.DeleteAsync(server, used, timeout.Token);
        }
        catch (Exception error) when (error is PodLabException or OperationCanceledException)
        {
            System.Diagnostics.Debug.WriteLine(error);
        }
    }

    public void Dispose() => _turn.Dispose();

    private Task<CommandResult> ExecuteAsync(V1Pod pod, IReadOnlyList<string> argv, CancellationToken cancellation) =>
        new PodExec(server, pod, DebuggerPod.Container, node).RunAsync(argv, cancellation);

    private async Task<V1Pod> GetPodAsync(CancellationToken cancellation)
    {
        // Commands that come at once share one pod.
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_pod is null)
            {
                _made = await DebuggerPods.GetOrMakeAsync(server, node, settings, cancellation);
                _pod = await DebuggerPods.WaitUntilRunningAsync(server, node, settings, cancellation);
            }

            return _pod;
        }
        finally
        {
            _turn.Release();
        }
    }
}
