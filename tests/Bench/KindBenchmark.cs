using System.Diagnostics;
using PodLab.Clusters;
using PodLab.Clusters.Kind;
using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Standalone;
using PodLab.Commands;
using PodLab.Nodes;
using PodLab.Setup.Kind;

namespace PodLab.Bench;

/// <summary>
/// Compares PodLab on a kind cluster with a learner's shell that does the same. It measures in turns, so that a slow moment of the machine affects
/// both, and warm, so that one-time costs don't count.
/// </summary>
internal sealed class KindBenchmark(int runs, string? name, IProgress<string> progress)
{
    private const string Place = "podlab-bench";
    private const double AboutOne = 1.5;

    private readonly List<double> _podLab = [];
    private readonly List<double> _shell = [];
    private readonly List<double> _nothingOnOne = [];
    private readonly List<double> _nothingOnAll = [];
    private readonly List<double> _oneSnapshot = [];
    private readonly List<double> _allSnapshots = [];

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellation)
    {
        await using var cluster = await KindOpening.OpenAsync(name, StateFolder.Default(), cancellation);
        using var server = KindOpening.ContextFor(cluster.Name).Connect();
        var place = new LabNamespace(server, Place);
        var nodes = await cluster.NodesAsync(cancellation);
        await place.EnsureAsync(cancellation);
        try
        {
            for (var run = 0; run <= runs; run++)
            {
                progress.Report(run == 0 ? "warming up" : string.Create(CultureInfo.InvariantCulture, $"run {run} of {runs}"));
                await MeasureAsync(cluster, server.Context.Name, nodes, isWarm: run > 0, cancellation);
            }
        }
        finally
        {
            await place.DeleteAsync(CancellationToken.None);
        }

        return
        [
            new("apply, wait, get -o wide, ps, images, lsns: kubectl and docker exec", "s", null, _shell),
            new("the same through PodLab", "s", Median(_shell), _podLab),
            new("a command that does nothing, on one node", "s", null, _nothingOnOne),
            new($"the same on {nodes.Count} nodes, side by side", "s", null, _nothingOnAll),
            new("a snapshot of one node", "s", null, _oneSnapshot),
            new($"snapshots of {nodes.Count} nodes, side by side", "s", Math.Max(AboutOne, CostOfSharing) * Median(_oneSnapshot), _allSnapshots),
        ];
    }

    // All nodes of a kind cluster are on this machine. If it has fewer processors than nodes, even a no-op takes longer on all of them than on one.
    private double CostOfSharing => Median(_nothingOnAll) / Median(_nothingOnOne);

    private async Task MeasureAsync(KubernetesCluster cluster, string context, IReadOnlyList<ClusterNode> nodes, bool isWarm, CancellationToken cancellation)
    {
        var node = nodes[^1];
        var shell = await TimeAsync(() => UseShellAsync(context, node.Name, cancellation));
        await cluster.DeletePodAsync(Place, "bench", cancellation);
        var podLab = await TimeAsync(() => UsePodLabAsync(cluster, node, cancellation));
        await cluster.DeletePodAsync(Place, "bench", cancellation);
        var nothing = await TimeAsync(() => node.ExecuteAsync(["true"], cancellation));
        var nothingOnAll = await TimeAsync(() => Task.WhenAll(nodes.Select(each => each.ExecuteAsync(["true"], cancellation))));
        var one = await TimeAsync(() => NodeSnapshotReader.ReadAsync(node, cancellation));
        var all = await TimeAsync(() => NodeSnapshotReader.ReadAllAsync(nodes, cancellation));
        if (isWarm)
        {
            _shell.Add(shell);
            _podLab.Add(podLab);
            _nothingOnOne.Add(nothing);
            _nothingOnAll.Add(nothingOnAll);
            _oneSnapshot.Add(one);
            _allSnapshots.Add(all);
        }
    }

    private static async Task UsePodLabAsync(KubernetesCluster cluster, ClusterNode node, CancellationToken cancellation)
    {
        await cluster.ApplyAsync(Manifest(node.Name), Place, cancellation: cancellation);
        await cluster.WaitForPodAsync(Place, "bench", PodCondition.Ready, TimeSpan.FromMinutes(1), cancellation);
        var pods = await cluster.GetPodsAsync(Place, null, cancellation);
        _ = PodTable.Of(pods, Place, DateTimeOffset.UtcNow, cluster.PodsTerminalLine(Place)).ToString();
        _ = (await node.ProcessesAsync(cancellation)).ToString();
        _ = (await node.ImagesAsync(cancellation)).ToString();
        _ = (await node.NamespacesAsync(cancellation)).ToString();
    }

    private static async Task UseShellAsync(string context, string node, CancellationToken cancellation)
    {
        string[] kubectl = ["kubectl", "--context", context, "--namespace", Place];
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Manifest(node), cancellation);
            string[][] lines =
            [
                [.. kubectl, "apply", "-f", file],
                [.. kubectl, "wait", "--for=condition=Ready", "pod/bench", "--timeout=60s"],
                [.. kubectl, "get", "pods", "-o", "wide"],
                ["docker", "exec", node, "ps", "-eo", "pid,ppid,cmd"],
                ["docker", "exec", node, "crictl", "images"],
                ["docker", "exec", node, "lsns"],
            ];
            foreach (var line in lines)
            {
                (await MachineCommand.RunAsync(line, cancellation)).EnsureSuccess();
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Manifest(string node) => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: bench }
        spec:
          nodeName: {{node}}
          terminationGracePeriodSeconds: 0
          containers:
          - { name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"] }
        """;

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
