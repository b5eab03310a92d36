using System.Diagnostics;
using Microsoft.CodeAnalysis;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs a notebook's cells one after the other; each sees what earlier cells declared. It doesn't depend on notebooks, files or wires: its host
/// passes it code and takes its outputs.
/// </summary>
/// <param name="session">Compiles and runs the cells' C#. The engine disposes of it.</param>
/// <param name="packages">Provides the packages that cells name.</param>
internal sealed class CSharpEngine(IScriptSession session, IPackageSession packages) : IDisposable
{
    /// <summary>The prefix of a cell's "file name" in debug information, and so in stack traces.</summary>
    public const string CellPrefix = "cell:";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private readonly ConsoleCapture _console = new();
    private int _count;
    private Task _cell = Task.CompletedTask;

    /// <summary>The last C# that ran, linked to everything before it; an empty text before the first cell.</summary>
    public Compilation LastCompilation => session.LastCompilation;

    /// <summary>
    /// Runs one cell and passes on what it shows, including what tasks that it leaves behind show later. Cancelling abandons it: its further output
    /// is dropped.
    /// </summary>
    /// <param name="number">The cell's number in stack traces; by default the next one.</param>
    /// <param name="language">The cell's language according to its metadata.</param>
    /// <param name="name">The cell's name in its notebook, if the host knows it.</param>
    /// <returns>Whether it ran to its end.</returns>
    public async Task<bool> RunAsync(
        string code, ICellOutput output, CancellationToken cancellation, int? number = null, string language = CellMetadata.CSharp, string? name = null)
    {
        _count = number ?? _count + 1;
        var cell = string.Create(CultureInfo.InvariantCulture, $"{CellPrefix}{_count}");
        var open = new ClosableCellOutput(output);
        // The cell's own token. With the caller's token, the cell would react before it is abandoned. It may catch the cancellation and go on, and
        // that could prevent the abandoning.
        using var interrupt = new CellInterrupt();
        CurrentCell.Enter(open, interrupt, name, _count);
        _console.PutBack();
        var scheduler = new CellScheduler();
        try
        {
            // On a pool thread, so that a cell that never yields can still be abandoned.
            var runner = new CellRunner(session, packages, open, interrupt.Token);
            var running = scheduler.Start(() => runner.RunAsync(code, cell, language));
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

    /// <summary>Waits briefly until the last, interrupted cell is over: it may still be ending what it runs elsewhere.</summary>
    public async Task ComeToRestAsync() =>
        await ((Task)_cell.WaitAsync(_patience)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Forgets everything that cells declared.</summary>
    public void Reset()
    {
        session.Reset();
        _count = 0;
    }

    public void Dispose()
    {
        _console.Dispose();
        session.Dispose();
    }

    // Otherwise the output of all later cells would silently be lost.
    private void TellOfRedirection(ClosableCellOutput output)
    {
        if (_console.PutBack() is [_, ..] redirected)
        {
            output.Stream(
                isError: true,
                $"This cell redirected {string.Join(", ", redirected)} and didn't undo it. The kernel did: later cells use the notebook again.\n");
        }
    }

    // Cancelled code needs a moment to unwind; a waiting cell starts to unwind when it gets the cancellation.
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
