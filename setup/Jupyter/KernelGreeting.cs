namespace PodLab.Setup.Jupyter;

/// <summary>
/// The first words between a client and a kernel that starts. A kernel may publish before anybody has subscribed, so it is asked until an answer came and
/// something that it published was heard.
/// </summary>
internal static class KernelGreeting
{
    private static readonly TimeSpan _between = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the kernel is ready.</summary>
    /// <exception cref="PodLabException">It isn't within the limit, or has ended.</exception>
    public static async Task ExchangeAsync(JupyterClient client, KernelProcess process, TimeSpan limit, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limit);
        var (hasAnswered, isHeard) = (false, false);
        try
        {
            while (!hasAnswered || !isHeard)
            {
                client.Send("kernel_info_request", []);
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
                pause.CancelAfter(_between);
                while ((!hasAnswered || !isHeard) && await TryReceiveAsync(client, pause.Token, patience.Token) is { } message)
                {
                    hasAnswered |= message.Type == "kernel_info_reply";
                    isHeard |= message.Channel == JupyterChannel.Iopub;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PodLabException($"The kernel {process.Name} was not ready after {limit.TotalSeconds:0.#} s. {process.Words} {process.Advice}");
        }
        catch (PodLabException) when (process.Ended.IsCompleted)
        {
            throw new PodLabException($"The kernel {process.Name} ended before it was ready{process.ExitCode}. {process.Words} {process.Advice}");
        }
    }

    private static async Task<JupyterMessage?> TryReceiveAsync(JupyterClient client, CancellationToken pause, CancellationToken cancellation)
    {
        try
        {
            return await client.ReceiveAsync(pause);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
