using System.Diagnostics;

namespace PodLab.CSharpKernel.Engine;

/// <summary>The interrupt of one cell as the cell learns of it: by a token, and when that does not end it, where it shows something.</summary>
internal sealed class CellInterrupt : IDisposable
{
    // What a cell does in its "finally" may print, too.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(0.5);

    private readonly CancellationTokenSource _source = new();
    private long _requestedAt;
    private int _thrown;

    public CellInterrupt() => Token = _source.Token;

    /// <summary>What the libraries get that the cell calls.</summary>
    public CancellationToken Token { get; }

    /// <returns>Ends when all that the cell has registered to be called has returned, which may take its time.</returns>
    public Task RequestAsync()
    {
        _requestedAt = Stopwatch.GetTimestamp();
        return _source.CancelAsync();
    }

    /// <summary>Called wherever the cell shows something. It ends a loop that prints for ever; once, so that what has to be cleaned up after it can be.</summary>
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
