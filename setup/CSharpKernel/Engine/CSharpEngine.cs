using System.Diagnostics;
using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs a notebook's cells one after the other: each sees what the ones before it declared. It knows nothing of notebooks, files or wires; the
/// Jupyter face hands it code and takes its outputs.
/// </summary>
internal sealed class CSharpEngine : IDisposable
{
    /// <summary>What a cell's "file name" begins with in debug information, hence in stack traces.</summary>
    public const string CellPrefix = "cell:";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly ConsoleCapture _console = new();
    private readonly ScriptSession _session;
    private readonly PackageSession _packages;
    private int _count;
    private Task _cell = Task.CompletedTask;

    /// <summary>An engine whose <c>#r "path"</c> is relative to a folder: the notebook's.</summary>
    public CSharpEngine(string folder) => (_session, _packages) = (new ScriptSession(folder), new PackageSession(folder));

    /// <summary>The last C# that was run, behind which lies all before it; before the first cell a script of nothing.</summary>
    public Script LastScript => _session.LastScript;

    /// <summary>
    /// Runs one cell and hands out what it shows, also what tasks that it leaves behind show later. Cancelling abandons it: what it still prints
    /// is dropped.
    /// </summary>
    /// <param name="number">By what number a stack trace names the cell; without it the next one.</param>
    /// <returns>Whether it ran to its end.</returns>
    public async Task<bool> RunAsync(string code, ICellOutput output, CancellationToken cancellation, int? number = null)
    {
        _count = number ?? _count + 1;
        var cell = string.Create(CultureInfo.InvariantCulture, $"{CellPrefix}{_count}");
        var open = new ClosableCellOutput(output);
        // The cell's own: were it told by the caller's, what it then does (it may catch that, and go on) would come before it is abandoned, and could prevent that.
        using var interrupt = new CellInterrupt();
        CurrentCell.Enter(open, interrupt);
        _console.PutBack();
        var scheduler = new CellScheduler();
        try
        {
            // On a thread of the pool, so that a cell that never yields can still be abandoned.
            var runner = new CellRunner(_session, _packages, open, interrupt.Token);
            var running = scheduler.Start(() => runner.RunAsync(code, cell));
            _cell = running;
            var succeeded = await running.WaitAsync(cancellation);
            TellOfRedirection(open);
            return succeeded;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            open.Close();
            var told = interrupt.RequestAsync();
            output.Error(CellError.Interrupted(stillRuns: !await HasComeToRestAsync(scheduler, told)));
            return false;
        }
    }

    /// <summary>Waits until the last cell, which has been interrupted, is over: it may still be ending what it runs elsewhere. Not for long.</summary>
    public async Task ComeToRestAsync() =>
        await ((Task)_cell.WaitAsync(_patience)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Forgets what cells have declared.</summary>
    public void Reset()
    {
        _session.Reset();
        _count = 0;
    }

    public void Dispose()
    {
        _console.Dispose();
        _session.Dispose();
    }

    // Left as it is, the output of all later cells would be lost without a word.
    private void TellOfRedirection(ClosableCellOutput output)
    {
        if (_console.PutBack() is [_, ..] redirected)
        {
            output.Stream(
                isError: true,
                $"This cell redirected {string.Join(", ", redirected)} and didn't undo it. The kernel did: later cells use the notebook again.\n");
        }
    }

    // What was cancelled needs a moment to unwind; a cell that waited begins to when it is told.
    private static async Task<bool> HasComeToRestAsync(CellScheduler scheduler, Task told)
    {
        var watch = Stopwatch.StartNew();
        while ((scheduler.IsRunning || !told.IsCompleted) && watch.Elapsed < _patience)
        {
            await Task.Delay(10);
        }

        return !scheduler.IsRunning && told.IsCompleted;
    }
}
