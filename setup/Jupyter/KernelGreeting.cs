namespace PodLab.Setup.Jupyter;

/// <summary>
/// The first messages between a client and a starting kernel. A kernel may publish before the client is subscribed. So the client repeats its request
/// until it has received an answer and a publication.
/// </summary>
internal static class KernelGreeting
{
    private static readonly TimeSpan _between = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the kernel is ready.</summary>
    /// <exception cref="PodLabException">It isn't ready within the limit, or it ended.</exception>
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
