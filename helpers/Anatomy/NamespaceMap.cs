using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A node's processes and Linux namespaces by pod, as a treemap.</summary>
internal static class NamespaceMap
{
    private const double Width = 900;
    private const double Height = 560;

    // More than that would be a figure of megabytes, of which nobody sees a tile.
    private const int ProcessesShown = 400;

    private const string Legend = "Area: processes. ● own: the container's alone · ○ amber: a pod that uses the node's net, uts, ipc or pid · ◆ blue: a pod kept apart · grey: processes of no pod.";

    public static Chart Of(NodeAnatomy node)
    {
        var root = Tiles(node);
        return Chart.Of(
            new Drawing(
                $"Node {node.Name}: processes and Linux namespaces by pod",
                Summary(node),
                new Panel(Tone.Paper, [new Words(root.Words, TextStyle.Title), new TileMap(root.Tiles, Width, Height), new Words(Legend, TextStyle.Note, MaximumLines: 2)])),
            root);
    }

    private static string Summary(NodeAnatomy node)
    {
        var open = node.Pods.Where(PodTile.IsOpen).Select(pod => pod.Name).ToList();
        return $"{PodTile.Counted(node.ProcessCount, "process", "processes")}, {node.OwnProcesses.Count} of them of no pod, "
            + $"{PodTile.Counted(node.Pods.Count, "pod", "pods")}; {Openness(open)}";
    }

    internal static string Openness(IReadOnlyList<string> open) => open.Count == 0
        ? "all pods are kept apart from the node."
        : $"{PodTile.Counted(open.Count, "pod uses", "pods use")} Linux namespaces of the node: {string.Join(", ", open)}.";

    private static Tile Tiles(NodeAnatomy node)
    {
        var withProcesses = node.ProcessCount <= ProcessesShown;
        var own = new Tile(
            "the node itself",
            PodTile.Counted(node.OwnProcesses.Count, "process", "processes"),
            node.OwnProcesses.Count,
            Tone.Grey,
            withProcesses ? [.. node.OwnProcesses.Select(process => PodTile.Process(process.Process, Tone.Grey))] : []);
        return new Tile(
            $"node {node.Name}",
            $"{PodTile.Counted(node.ProcessCount, "process", "processes")} in {PodTile.Counted(node.Pods.Count, "pod", "pods")} and of the node itself",
            0,
            Tone.Paper,
            [.. node.Pods.Select(pod => PodTile.Of(pod, withProcesses)), own]);
    }
}
