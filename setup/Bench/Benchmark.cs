using System.Diagnostics;
using System.Globalization;
using PodLab.Clusters;
using PodLab.Clusters.Standalone;
using PodLab.Commands;
using PodLab.Setup.Commands;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Setup.Bench;

/// <summary>Measures what PodLab promises of its speed, on a node of its own beside the one that may be running.</summary>
internal sealed class Benchmark(int runs, string lesson, IProgress<string> progress)
{
    private const string Manifest = """
        apiVersion: v1
        kind: Pod
        metadata: { name: bench, namespace: bench }
        spec:
          containers:
          - name: demox
            image: demo:1.0.0
            command: [php]
            args: ["-S", "127.0.0.1:9081"]
        """;

    private readonly List<double> _up = [];
    private readonly List<double> _podReady = [];
    private readonly List<double> _snapshot = [];
    private readonly List<double> _lesson = [];
    private readonly List<double> _memory = [];
    private readonly List<double> _page = [];
    private readonly RenderingBenchmark _rendering = new();
    private readonly KernelFigures _kernel = new();
    private readonly ParsingFigures _parsing = new();

    /// <summary>Takes every figure once a run, so that a slow moment of the machine touches them all alike.</summary>
    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-bench-");
        var state = new StateFolder(Path.Combine(folder.FullName, "podlab"));
        try
        {
            for (var run = 1; run <= runs; run++)
            {
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"run {run} of {runs}"));
                await MeasureNodeAsync(state, cancellation);
                await _kernel.MeasureAsync(cancellation);
                _parsing.Measure();
                _rendering.Run();
            }
        }
        finally
        {
            await new StandaloneNodeLife(state, progress).DownAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }

        return
        [
            new("up from nothing (packages and tool are there)", "s", 5, _up),
            new("a pod, applied to ready", "s", 0.6, _podReady),
            new("a snapshot of the node: processes and all namespaces", "s", 0.3, _snapshot),
            new("lesson 05, all cells", "s", 4, _lesson),
            new("peak memory, runner and kernel", "MB", 500, _memory),
            new("lesson 05 as a page", "KB", 1024, _page),
            .. _kernel.All,
            .. _parsing.All,
            new("rendering a pod: picture, words, matrix", "ms", 20, _rendering.Pod),
            new("rendering a node of 250 pods and 5,000 processes", "ms", 500, _rendering.Node),
        ];
    }

    private async Task MeasureNodeAsync(StateFolder state, CancellationToken cancellation)
    {
        var life = new StandaloneNodeLife(state, new Silence());
        await life.DownAsync(cancellation);
        var watch = Stopwatch.StartNew();
        await life.UpAsync(new UpOptions(MayInstall: false), TerminalCommand.Words, cancellation);
        _up.Add(watch.Elapsed.TotalSeconds);

        await using (var cluster = StandaloneCluster.Open(state))
        {
            watch.Restart();
            await cluster.ApplyAsync(Manifest, "bench", cancellation: cancellation);
            await cluster.WaitForPodAsync("bench", "bench", PodCondition.Ready, TimeSpan.FromSeconds(30), cancellation);
            _podReady.Add(watch.Elapsed.TotalSeconds);

            var node = (await cluster.NodesAsync(cancellation))[0];
            watch.Restart();
            await NodeSnapshotReader.ReadAsync(node, cancellation);
            _snapshot.Add(watch.Elapsed.TotalSeconds);
            await cluster.DeletePodAsync("bench", "bench", cancellation);
        }

        await MeasureLessonAsync(state, cancellation);
    }

    private async Task MeasureLessonAsync(StateFolder state, CancellationToken cancellation)
    {
        var run = await LessonProcess.RunAsync(lesson, state, cancellation);
        _lesson.Add(run.Cells.TotalSeconds);
        _memory.Add(run.PeakMemory / 1e6);
        _page.Add(run.PageSize / 1024.0);
    }

    private sealed class Silence : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }
}
