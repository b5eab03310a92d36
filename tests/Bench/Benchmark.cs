using System.Diagnostics;
using PodLab.Clusters;
using PodLab.Clusters.Standalone;
using PodLab.Commands;

namespace PodLab.Bench;

/// <summary>Measures PodLab's promises about its speed, on a separate node beside the one that may be running.</summary>
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

    private readonly List<double> _podReady = [];
    private readonly List<double> _snapshot = [];
    private readonly RenderingBenchmark _rendering = new();
    private readonly ParsingFigures _parsing = new();

    /// <summary>Measures every figure once per run, so that a slow moment of the machine affects all of them alike.</summary>
    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-bench-");
        var state = new StateFolder(Path.Combine(folder.FullName, "podlab"));
        var tool = new CheckoutFigures(Checkout.Own(), lesson, state.Path);
        try
        {
            for (var run = 1; run <= runs; run++)
            {
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"run {run} of {runs}"));
                await tool.DownAsync(cancellation);
                await tool.MeasureUpAsync(cancellation);
                await MeasurePodAsync(state, cancellation);
                await tool.MeasureLessonAsync(cancellation);
                await tool.MeasureKernelAsync(cancellation);
                _parsing.Measure();
                _rendering.Run();
            }
        }
        finally
        {
            await tool.DownAsync(CancellationToken.None);
            folder.Delete(recursive: true);
        }

        return
        [
            .. tool.All,
            new("a pod, applied to ready", "s", 0.6, _podReady),
            new("a snapshot of the node: processes and all namespaces", "s", 0.3, _snapshot),
            .. _parsing.All,
            new("rendering a pod: picture, words, matrix", "ms", 20, _rendering.Pod),
            new("rendering a node of 250 pods and 5,000 processes", "ms", 500, _rendering.Node),
        ];
    }

    private async Task MeasurePodAsync(StateFolder state, CancellationToken cancellation)
    {
        await using var cluster = StandaloneCluster.Open(state);
        var watch = Stopwatch.StartNew();
        await cluster.ApplyAsync(Manifest, "bench", cancellation: cancellation);
        await cluster.WaitForPodAsync("bench", "bench", PodCondition.Ready, TimeSpan.FromSeconds(30), cancellation);
        _podReady.Add(watch.Elapsed.TotalSeconds);

        var node = (await cluster.NodesAsync(cancellation))[0];
        watch.Restart();
        await NodeSnapshotReader.ReadAsync(node, cancellation);
        _snapshot.Add(watch.Elapsed.TotalSeconds);
        await cluster.DeletePodAsync("bench", "bench", cancellation);
    }
}
