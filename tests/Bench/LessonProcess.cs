using System.Diagnostics;
using PodLab.Clusters;
using PodLab.Clusters.Standalone;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Bench;

/// <summary>A lesson run as a person does, by <c>podlab run</c> in a separate process, with its costs.</summary>
/// <param name="Cells">The total time of all cells, from the executed notebook.</param>
/// <param name="PeakMemory">The peak memory of the runner plus that of its kernel, in bytes.</param>
/// <param name="PageSize">The length of its page, in bytes.</param>
internal sealed record LessonProcess(TimeSpan Cells, long PeakMemory, long PageSize)
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(20);

    public static async Task<LessonProcess> RunAsync(Checkout checkout, string lesson, string state, CancellationToken cancellation)
    {
        var output = Directory.CreateTempSubdirectory("podlab-bench-lesson-");
        try
        {
            var start = checkout.Start(state, "run", lesson, "--with-solutions", "--output", output.FullName);
            using var runner = Process.Start(start)!;
            var said = runner.StandardOutput.ReadToEndAsync(cancellation);
            var complained = runner.StandardError.ReadToEndAsync(cancellation);
            var peak = await WatchMemoryUntilEndAsync(runner, cancellation);
            if (runner.ExitCode != 0)
            {
                throw new PodLabException($"The lesson did not pass, so its time means nothing. {await said}{await complained}");
            }

            var executed = Notebook.Read(Path.Combine(output.FullName, Path.GetFileName(lesson)));
            var page = new FileInfo(Path.Combine(output.FullName, Path.ChangeExtension(Path.GetFileName(lesson), ".html")));
            return new(TimeOfCells(executed), peak, page.Length);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    // From the instants that JupyterLab and PodLab keep in a cell's metadata.
    private static TimeSpan TimeOfCells(Notebook notebook) =>
        notebook.Cells.Aggregate(TimeSpan.Zero, (sum, cell) => sum + (cell.Timing?.Duration ?? TimeSpan.Zero));

    private static async Task<long> WatchMemoryUntilEndAsync(Process runner, CancellationToken cancellation)
    {
        try
        {
            return await WatchMemoryAsync(runner, cancellation);
        }
        catch (OperationCanceledException)
        {
            runner.KillTree();
            throw;
        }
    }

    // VmHWM is a high-water mark, so polling misses no peak except in the last moment.
    private static async Task<long> WatchMemoryAsync(Process runner, CancellationToken cancellation)
    {
        var peaks = new Dictionary<int, long>();
        while (!runner.HasExited)
        {
            foreach (var pid in ProcessIdentity.ChildrenOf(runner.Id).Append(runner.Id))
            {
                peaks[pid] = Math.Max(peaks.GetValueOrDefault(pid), ProcessMemory.Peak(pid));
            }

            await Task.Delay(_between, cancellation);
        }

        // The kernel is by far the largest child of the runner; the others are short-lived.
        return peaks.GetValueOrDefault(runner.Id) + peaks.Where(peak => peak.Key != runner.Id).Select(peak => peak.Value).DefaultIfEmpty().Max();
    }
}
