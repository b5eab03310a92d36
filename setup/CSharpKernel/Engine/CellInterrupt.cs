using System.Diagnostics;

namespace PodLab.CSharpKernel.Engine;

/// <summary>The interrupt of one cell. The cell sees it through a token, and if that doesn't end it, when it shows something.</summary>
internal sealed class CellInterrupt : IDisposable
{
    // A cell's "finally" block may also print.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(0.5);

    private readonly CancellationTokenSource _source = new();
    private long _requestedAt;
    private int _thrown;

    public CellInterrupt() => Token = _source.Token;

    /// <summary>The token for the libraries that the cell calls.</summary>
    public CancellationToken Token { get; }

    /// <returns>A task that ends when all of the cell's registered callbacks have returned, which may take a while.</returns>
    public Task RequestAsync()
    {
        _requestedAt = Stopwatch.GetTimestamp();
        return _source.CancelAsync();
    }

    /// <summary>Called wherever the cell shows something. It ends an endless printing loop. It throws only once, so that cleanup code after the loop
    /// can run.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted a while ago.</exception>
    public void ThrowOnceOverdue()
    {
        if (Token.IsCancellationRequested && Stopwatch.GetElapsedTime(_requestedAt) > _grace && Interlocked.Exchange(ref _thrown, 1) == 0)
        {
            throw new OperationCanceledException("The cell was interrupted.", Token);
        }
    }

    public void Dispose() => _source.Dispose();
}
