namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// The debugger pod of one node. It's created for the first command, reused by later sessions, created again if it's gone, and removed at the end.
/// </summary>
internal sealed class NodeDebugger(ApiServer server, string node, DebuggerSettings settings) : IDisposable
{
    private static readonly TimeSpan _removalTimeout = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1);
    // _pod is the running pod. _made is the pod to remove at the end; it may still be waiting for its image, perhaps forever.
    private V1Pod? _pod;
    private V1Pod? _made;

    public DebuggerSettings Settings => settings;

    /// <summary>Runs a command in the pod. If the pod is gone (its time was up, or it was evicted), runs it in a new one.</summary>
    /// <exception cref="PodLabException">The pod isn't permitted, or it didn't start; the message says why.</exception>
    public Task<CommandResult> RunAsync(IReadOnlyList<string> argv, CancellationToken cancellation) => InPodAsync(
        async pod =>
        {
            await using var command = await OpenAsync(pod, argv, takesInput: false, cancellation);
            return await command.ReadToEndAsync(cancellation);
        },
        cancellation);

    /// <summary>Starts a command in the pod, in the same way.</summary>
    /// <exception cref="PodLabException">The pod isn't permitted, or it didn't start; the message says why.</exception>
    public Task<RunningCommand> OpenAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation) =>
        InPodAsync(pod => OpenAsync(pod, argv, takesInput, cancellation), cancellation);

    /// <summary>
    /// Removes the pod if this session used it. If the cluster can't be reached, the cluster ends the pod itself when the pod's time is up.
    /// </summary>
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

    private async Task<RunningCommand> OpenAsync(V1Pod pod, IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation) =>
        await PodExec.OpenAsync(new PodSocket(server, pod, DebuggerPod.Container, node, argv), takesInput, cancellation);

    private async Task<T> InPodAsync<T>(Func<V1Pod, Task<T>> call, CancellationToken cancellation)
    {
        if (_pod is { } kept)
        {
            try
            {
                return await call(kept);
            }
            catch (PodNotEnteredException)
            {
                // The pod's time was up, or it was removed. The command hasn't run, so it can run in another pod.
                _pod = null;
            }
        }

        return await call(await GetPodAsync(cancellation));
    }

    private async Task<V1Pod> GetPodAsync(CancellationToken cancellation)
    {
        // Simultaneous commands share one pod.
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
