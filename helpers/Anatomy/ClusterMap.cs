using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A cluster's pods by node, and which of them use Linux namespaces of their node, as a treemap.</summary>
internal static class ClusterMap
{
    private const double Width = 900;
    private const double Height = 520;
    private const string Legend = "Area: pods. ○ amber: uses the node's net, uts, ipc or pid · ◆ blue: kept apart from its node.";

    public static async Task<Chart> ReadAsync(string cluster, IReadOnlyList<ClusterNode> nodes, CancellationToken cancellation) =>
        Of(cluster, await NodeFanOut.RunAsync(nodes, ReadAsync, cancellation));

    /// <summary>The chart of the nodes that were read, with the reason for each that couldn't be.</summary>
    public static Chart Of(string cluster, IReadOnlyList<(string Node, NodeAnatomy? Anatomy, string? Obstacle)> nodes)
    {
        var pods = nodes.Where(node => node.Anatomy is not null).SelectMany(node => node.Anatomy!.Pods).ToList();
        var unread = nodes.Where(node => node.Anatomy is null).ToList();
        var root = new Tile(
            $"cluster {cluster}",
            $"{Counted.Of(pods.Count, "pod")} on {Counted.Of(nodes.Count, "node")}",
            0,
            Role.Paper,
            [.. nodes.Select(Node)]);
        var open = pods.Where(PodTile.IsOpen).Select(pod => pod.Name).ToList();
        return Chart.Of(
            new Drawing(
                $"Cluster {cluster}: pods by node",
                $"{root.Detail}; {NamespaceMap.Openness(open)}{(unread.Count == 0 ? "" : $" Not read: {string.Join(", ", unread.Select(node => node.Node))}.")}",
                new Panel(Role.Paper,
                [
                    new TextBlock(root.Words, TextStyle.Title),
                    new TileMap(root.Tiles, Width, Height),
                    new TextBlock(Legend, TextStyle.Note, MaximumLines: 2),
                    .. unread.Select(node => new TextBlock($"? {node.Node} could not be read: {node.Obstacle}", TextStyle.Note, MaximumLines: 3)),
                ])),
            root);
    }

    // A node that can't be entered isn't a node without pods.
    private static async Task<(string Node, NodeAnatomy? Anatomy, string? Obstacle)> ReadAsync(ClusterNode node, CancellationToken cancellation)
    {
        try
        {
            return (node.Name, await NodeAnatomy.ReadAsync(node, cancellation), null);
        }
        catch (PodLabException error)
        {
            return (node.Name, null, error.Message);
        }
    }

    private static Tile Node((string Node, NodeAnatomy? Anatomy, string? Obstacle) node) => node.Anatomy is not { } read
        ? new Tile($"node {node.Node}", "? could not be read", 1, Role.Paper, [])
        : read.Pods.Count == 0 ? new Tile($"node {node.Node}", "no pods", 1, Role.Surroundings, [])
        : new Tile(
            $"node {node.Node}",
            $"{Counted.Of(read.Pods.Count, "pod")}, {read.Pods.Count(PodTile.IsOpen)} with Linux namespaces of the node",
            0,
            Role.Surroundings,
            [.. read.Pods.Select(PodTile.Single)]);
}
