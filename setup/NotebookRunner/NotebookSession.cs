using PodLab.Rendering;
using PodLab.Setup.Export;
using PodLab.Setup.Jupyter;
using Spectre.Console;

namespace PodLab.Setup.NotebookRunner;

/// <summary>A call of <c>run</c>: runs each notebook in its own kernel, with progress on the terminal and results in a folder.</summary>
internal static class NotebookSession
{
    private const int Good = 0;
    private const int Bad = 1;

    /// <returns>The exit code: 0 if every cell of every notebook ran and no answer is wrong.</returns>
    public static async Task<int> RunAsync(NotebookSessionOptions options, CancellationToken cancellation)
    {
        using var sources = new NotebookSources(anyLanguage: options.Kernel is not null);
        // A missing kernel should be reported before the first notebook runs.
        var kernel = options.Kernel is { } name ? KernelLaunch.Find(name) : KernelLaunch.Ours;
        // All notebooks are read before any of them runs: a misspelled name, or results that would be lost, should not be found after five minutes.
        NotebookSource[] notebooks = [.. options.Notebooks.Select(sources.Read)];
        if (options.Record is not null && notebooks.Length != 1)
        {
            throw new PodLabException($"--record keeps the run of one notebook, but there are {notebooks.Length}. Run them one by one.");
        }

        var results = ResultFiles.In(options.Output, [.. notebooks.Select(source => source.Notebook.Path)]);
        var good = true;
        foreach (var (notebook, files) in notebooks.Zip(results))
        {
            good &= await RunAsync(notebook, files, kernel, options with { Recording = options.Recording ?? notebook.Recording }, cancellation);
        }

        return good ? Good : Bad;
    }

    private static async Task<bool> RunAsync(
        NotebookSource source, ResultFiles files, KernelLaunch launch, NotebookSessionOptions options, CancellationToken cancellation)
    {
        var notebook = source.Notebook;
        // A shared run comes out of a file of its own: its links lead nowhere else.
        if (source.Recording is null)
        {
            RelativeLinks.Rebase(notebook, Path.GetDirectoryName(Path.GetFullPath(files.Notebook))!);
        }

        var isEdited = EditedCopy.IsAt(files.Notebook, notebook);
        AnsiConsole.MarkupLineInterpolated($"Running [bold]{Path.GetFileName(notebook.Path)}[/]");
        if (options.WithSolutions)
        {
            Solutions.PutInto(notebook);
        }

        var run = await ExecuteAsync(source, launch, options, cancellation);
        Write(run, files, isEdited);
        Report(run, files, options);
        if (options.Record is { } record)
        {
            AnsiConsole.MarkupLineInterpolated($"  recording {RunRecording.Seal(record, notebook)}");
        }

        cancellation.ThrowIfCancellationRequested();
        return run.IsGood(options.WithSolutions, options.AllowOtherLanguages);
    }

    private static async Task<NotebookRun> ExecuteAsync(
        NotebookSource source, KernelLaunch launch, NotebookSessionOptions options, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string>();
        var cluster = ReplayChoice.ClusterFor(source.Notebook.Path, options);
        if (cluster is not null)
        {
            environment[ClusterChoice.Variable] = cluster;
        }

        if (options.Record is { } record)
        {
            environment["PODLAB_RECORD"] = RunRecording.Begin(record);
        }

        // A run has its own predictions: a learner's are neither compared nor overwritten.
        var data = Directory.CreateTempSubdirectory("podlab-run-");
        using var removal = new FolderRemoval(data);
        environment[DataFolder.Variable] = data.FullName;
        var node = new NodeOfRun(StateFolder.Default());
        Say(node.Announcement(source.Notebook, cluster));
        await using var kernel = await JupyterClient.StartAsync(launch, source.Folder, environment, cancellation);
        // So the first cell's time doesn't include the kernel's startup of its compiler.
        await kernel.AskAsync("execute_request", new() { ["code"] = "", ["silent"] = true }, cancellation);
        var run = await new NotebookExecution(source.Notebook, kernel).RunAsync(new CellProgress(source.Notebook), cancellation);
        Say(node.Report());
        return run;
    }

    private sealed class FolderRemoval(DirectoryInfo folder) : IDisposable
    {
        public void Dispose() => folder.Delete(recursive: true);
    }

    private static void Say(string? sentence)
    {
        if (sentence is not null)
        {
            AnsiConsole.MarkupLineInterpolated($"{sentence}");
        }
    }

    private static void Write(NotebookRun run, ResultFiles files, bool isEdited)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(files.Notebook))!);
        if (isEdited && File.Exists(files.Notebook))
        {
            Say($"{files.Notebook} contained your changes. It was renamed to {EditedCopy.MoveAway(files.Notebook)}.");
        }

        File.WriteAllText(files.Notebook, run.Notebook.ToText());
        File.WriteAllText(files.Page, HtmlPage.Render(run.Notebook, new PageFacts(DateTimeOffset.UtcNow, run.Duration)));
    }

    private static void Report(NotebookRun run, ResultFiles files, NotebookSessionOptions options)
    {
        if (run.Exercises.Count > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"Exercises: {string.Join(", ", run.Exercises.Select(exercise => $"{exercise.Id} {exercise.Outcome}"))}");
        }

        if (run.NotRun.ToList() is { Count: > 0 } notRun)
        {
            var cells = string.Join(", ", notRun.Select(cell => $"{cell.Number} ({cell.NotRun})"));
            var advice = options.AllowOtherLanguages ? "" : " Is that all right? Then add --allow-other-languages.";
            AnsiConsole.MarkupLineInterpolated($"Not run, in other languages: {Counted.Of(notRun.Count, "cell")}, {cells}.{advice}");
        }

        if (run.Failure is { } failure)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{failure}[/]");
        }

        AnsiConsole.MarkupLineInterpolated(
            $"{run.Cells.Count} of {run.CellCount} cells ran in {run.Duration.TotalSeconds:0.0} s. The kernel used {run.PeakMemory / 1e6:0} MB at most.");
        AnsiConsole.MarkupLineInterpolated($"  notebook  {files.Notebook}");
        AnsiConsole.MarkupLineInterpolated($"  page      {files.Page}");
    }

    private sealed class CellProgress(Notebook notebook) : IProgress<CellRun>
    {
        private const int LongestTitle = 55;

        private readonly int _count = NotebookExecution.CellsToRun(notebook).Count();

        public void Report(CellRun value)
        {
            var title = ShortText.StartOf(value.Title, LongestTitle);
            AnsiConsole.MarkupLineInterpolated(
                value.Succeeded
                    ? (FormattableString)$"  [green]✔[/] {value.Number,2}/{_count} {value.Duration.TotalSeconds,5:0.00} s  [grey]{title}[/]"
                    : $"  [red]✘[/] {value.Number,2}/{_count} {value.Duration.TotalSeconds,5:0.00} s  {title}");
        }
    }
}

/// <summary>The options of <c>run</c>.</summary>
/// <param name="Notebooks">The paths of the notebooks.</param>
/// <param name="Cluster">The cluster to open, KIND or KIND:WHICH; null for the running one.</param>
/// <param name="WithSolutions">Whether to answer the exercises with the course's own solutions.</param>
/// <param name="Output">The folder for the results.</param>
/// <param name="Recording">The recording to replay instead of opening a cluster; null for none.</param>
/// <param name="Record">The file in which to record the run; null for no recording.</param>
/// <param name="Kernel">The Jupyter kernel that runs the cells, by its name; null for PodLab's own.</param>
/// <param name="AllowOtherLanguages">Whether a run counts as successful if cells in other languages were not run.</param>
internal sealed record NotebookSessionOptions(
    IReadOnlyList<string> Notebooks, string? Cluster, bool WithSolutions, string Output, string? Recording = null, string? Record = null,
    string? Kernel = null, bool AllowOtherLanguages = false);
