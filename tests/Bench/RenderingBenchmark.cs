using System.Diagnostics;
using PodLab.Anatomy;
using PodLab.Rendering;

namespace PodLab.Bench;

/// <summary>Measures the rendering of a pod and of a crowded node, from the data to picture, words and figure.</summary>
internal sealed class RenderingBenchmark
{
    private const int Pods = 250;
    private const int Processes = 5_000;

    private readonly NodeReading _reading = CrowdedNode.Of(Pods, Processes);
    private readonly NodeReading _small = CrowdedNode.Of(pods: 10, processes: 100);

    public List<double> Pod { get; } = [];

    public List<double> Node { get; } = [];

    /// <summary>Measures both figures once more. They don't include the loading of Plotly.NET by the first chart of a session.</summary>
    public void Run()
    {
        if (Pod.Count == 0)
        {
            RenderPod();
            RenderNode();
        }

        Pod.Add(Milliseconds(RenderPod));
        Node.Add(Milliseconds(RenderNode));
    }

    private void RenderPod()
    {
        var pod = AnatomyBuilder.Build(CrowdedNode.FirstPod, _small.Snapshot, _small.Sandboxes, _small.Containers);
        Show(pod.Drawing());
        Show(pod.Matrix());
    }

    private void RenderNode()
    {
        var map = NamespaceMap.Of(NodeAnatomy.Of(_reading));
        Show(map);
        if (map.FigureJson is null)
        {
            throw new InvalidOperationException($"The chart has no figure: {map}");
        }
    }

    private static void Show(Displayable value)
    {
        if (value.ToHtml().Length == 0 || value.ToString().Length == 0)
        {
            throw new InvalidOperationException($"{value.GetType().Name} showed nothing.");
        }
    }

    private static double Milliseconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
