using PodLab.Rendering;
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
                new Panel(Role.Paper, [new TextBlock(root.Words, TextStyle.Title), new TileMap(root.Tiles, Width, Height), new TextBlock(Legend, TextStyle.Note, MaximumLines: 2)])),
            root);
    }

    private static string Summary(NodeAnatomy node)
    {
        var open = node.Pods.Where(PodTile.IsOpen).Select(pod => pod.Name).ToList();
        return $"{Counted.Of(node.ProcessCount, "process", "processes")}, {node.OwnProcesses.Count} of them of no pod, "
            + $"{Counted.Of(node.Pods.Count, "pod")}; {Openness(open)}";
    }

    internal static string Openness(IReadOnlyList<string> open) => open.Count == 0
        ? "all pods are kept apart from the node."
        : $"{Counted.Of(open.Count, "pod uses", "pods use")} Linux namespaces of the node: {string.Join(", ", open)}.";

    private static Tile Tiles(NodeAnatomy node)
    {
        var withProcesses = node.ProcessCount <= ProcessesShown;
        var own = new Tile(
            "the node itself",
            Counted.Of(node.OwnProcesses.Count, "process", "processes"),
            node.OwnProcesses.Count,
            Role.Surroundings,
            withProcesses ? [.. node.OwnProcesses.Select(process => PodTile.Process(process.Process, Role.Surroundings))] : []);
        return new Tile(
            $"node {node.Name}",
            $"{Counted.Of(node.ProcessCount, "process", "processes")} in {Counted.Of(node.Pods.Count, "pod")} and of the node itself",
            0,
            Role.Paper,
            [.. node.Pods.Select(pod => PodTile.Of(pod, withProcesses)), own]);
    }
}
