using System.Diagnostics;
using PodLab.Anatomy;
using PodLab.Rendering;

namespace PodLab.Bench;

/// <summary>Measures how long a pod and a crowded node take from what was read to what is shown: picture, words and figure.</summary>
internal sealed class RenderingBenchmark
{
    private const int Pods = 250;
    private const int Processes = 5_000;

    private readonly NodeReading _reading = CrowdedNode.Of(Pods, Processes);
    private readonly NodeReading _small = CrowdedNode.Of(pods: 10, processes: 100);

    public List<double> Pod { get; } = [];

    public List<double> Node { get; } = [];

    /// <summary>Takes both figures once more. What the first chart of a session takes besides, to load Plotly.NET, is not of them.</summary>
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
