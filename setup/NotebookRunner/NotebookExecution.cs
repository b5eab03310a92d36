using System.Diagnostics;
using PodLab.Setup.Jupyter;

namespace PodLab.Setup.NotebookRunner;

/// <summary>
/// Runs the code cells of a notebook from top to bottom. It stops at the first one that fails unless that is tagged <c>raises-exception</c>. After
/// the cluster refused a step, it no longer stops: cells that need the step fail, and the exercises say what is possible.
/// </summary>
internal sealed class NotebookExecution(Notebook notebook, JupyterClient kernel)
{
    // The tags that nbclient also supports.
    private const string MayFail = "raises-exception";
    private const string IsSkipped = "skip-execution";

    private readonly List<CellRun> _ran = [];
    private readonly Dictionary<string, ExerciseNote> _exercises = [];
    private readonly Dictionary<string, List<RichOutput>> _displays = [];
    // By the request that ran the cell: if a task prints after its cell ended, the output still belongs to that cell.
    private readonly Dictionary<string, CellOutputs> _outputs = [];
    private long _peakMemory;

    /// <summary>
    /// Runs the notebook. Even after a failing cell, a dead kernel or an interrupt, the result contains everything that ran until then.
    /// </summary>
    public async Task<NotebookRun> RunAsync(IProgress<CellRun> progress, CancellationToken cancellation)
    {
        NotebookCell[] cells = [.. CellsToRun(notebook)];
        foreach (var cell in cells)
        {
            cell.Clear();
        }

        string? failure = null;
        var isRefused = false;
        try
        {
            foreach (var cell in cells)
            {
                var ran = await RunCellAsync(cell, _ran.Count + 1, cancellation);
                _ran.Add(ran);
                progress.Report(ran);
                isRefused |= ran.IsRefused;
                if (!ran.Succeeded && !isRefused && !cell.Tags.Contains(MayFail))
                {
                    failure = $"Cell {ran.Number} ({ran.Title}) failed: {ran.Error}";
                    break;
                }
            }
        }
        catch (PodLabException error)
        {
            failure = $"Cell {_ran.Count + 1} did not end: {error.Message}";
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            failure = $"Interrupted in cell {_ran.Count + 1} of {cells.Length}.";
        }
        catch (Exception fault)
        {
            // A fault of ours. The results so far are more useful than a crash.
            failure = $"Cell {_ran.Count + 1} did not end: {fault}";
        }

        return new NotebookRun(notebook, _ran, cells.Length, [.. _exercises.Values], _peakMemory, failure);
    }

    /// <summary>The cells to run. A cell that is tagged <c>skip-execution</c> keeps its outputs, and an empty one is skipped.</summary>
    public static IEnumerable<NotebookCell> CellsToRun(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.IsCode && !string.IsNullOrWhiteSpace(cell.Source) && !cell.Tags.Contains(IsSkipped));

    private async Task<CellRun> RunCellAsync(NotebookCell cell, int number, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        var request = kernel.Execute(cell.Source, metadata: cell.Metadata);
        var outputs = _outputs[request] = new CellOutputs(cell, _displays);
        JupyterMessage? reply = null;
        await foreach (var message in kernel.FollowAsync(request, cancellation))
        {
            _outputs.GetValueOrDefault(message.ParentId ?? "")?.Add(message);
            reply = message;
        }

        cell.ExecutionCount = reply!.Content.Field("execution_count").Number() ?? number;
        cell.Timing = new(started, DateTimeOffset.UtcNow);
        _peakMemory = Math.Max(_peakMemory, ProcessMemory.Peak(kernel.ProcessId));
        foreach (var exercise in outputs.Exercises)
        {
            _exercises[exercise.Id] = exercise;
        }

        var failure = reply.Text("status") == "ok" ? null : CellFailure.Of(reply, cell);
        return new CellRun(
            number, TitleOf(cell.Source), watch.Elapsed, failure is null, failure?.Message, failure?.Name == nameof(NotPossibleHereException),
            outputs.NotRun);
    }

    private static string TitleOf(string source) =>
        source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && !line.StartsWith("#r", StringComparison.Ordinal)) ?? "";
}
