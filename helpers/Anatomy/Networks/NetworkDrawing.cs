using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// Network namespaces as boxes and veth pairs as lines. Connected namespaces are drawn in rows, starting from the node's own network namespace;
/// those without a pair come last.
/// </summary>
internal sealed class NetworkDrawing
{
    private const int PanelsInRow = 5;
    private const int LoneColumns = 3;
    private const double LonePanelWidth = 262;
    private const string Legend = "▲ up · ▽ not up · dashed: packets don't get through";

    private readonly IReadOnlyList<NetworkNamespace> _namespaces;
    private readonly IReadOnlyList<VethPair> _pairs;
    private readonly Dictionary<LinuxNamespace, NetworkPanel> _panels;

    private NetworkDrawing(NodeNetwork network, IReadOnlyList<NetworkNamespace> namespaces)
    {
        _namespaces = namespaces;
        _pairs = [.. network.Pairs.Where(pair => pair.Ends.Count() == 2 && pair.Ends.All(end => namespaces.Any(ns => IsIn(end, ns))))];
        _panels = namespaces.ToDictionary(ns => ns.Namespace, ns => NetworkPanel.Of(ns, network.PairsOf(ns), _pairs));
    }

    public static Drawing Of(NodeNetwork network, IReadOnlyList<NetworkNamespace> namespaces)
    {
        var drawing = new NetworkDrawing(network, [.. namespaces.DistinctBy(ns => ns.Namespace)]);
        var down = drawing._pairs.Count(pair => !pair.IsUp);
        return new(
            $"Network of node {network.Node}",
            $"{Counted.Of(drawing._namespaces.Count, "network namespace")} and {Counted.Of(drawing._pairs.Count, "veth pair")}"
                + (down == 0 ? "." : $", {down} of them not up."),
            new Panel(Role.Paper,
            [
                .. drawing.Blocks(),
                new TextBlock(Legend, TextStyle.Note),
                .. NetworkTables.Unread(network) is { } unread ? [new TextBlock(unread, TextStyle.Note, MaximumLines: 2)] : (Block[])[],
            ]));
    }

    private IEnumerable<Block> Blocks()
    {
        var open = _namespaces.ToList();
        var lone = new List<Panel>();
        while (open.Count > 0)
        {
            var layers = Layers(open[0]);
            open.RemoveAll(ns => layers.Any(layer => layer.Contains(ns)));
            if (layers.Count == 1 && !AreJoined(layers[0][0], layers[0][0]))
            {
                lone.Add(_panels[layers[0][0].Namespace].Panel);
                continue;
            }

            foreach (var block in Linked(layers))
            {
                yield return block;
            }
        }

        if (lone.Count > 0)
        {
            yield return new PanelGrid(lone, Math.Min(LoneColumns, lone.Count), LonePanelWidth);
        }
    }

    // The network namespaces that pairs connect to that one, in rows: one row per pair on the way.
    private List<IReadOnlyList<NetworkNamespace>> Layers(NetworkNamespace first)
    {
        var layers = new List<IReadOnlyList<NetworkNamespace>> { new[] { first } };
        var found = new HashSet<LinuxNamespace> { first.Namespace };
        while (Below().ToList() is { Count: > 0 } next)
        {
            found.UnionWith(next.Select(ns => ns.Namespace));
            layers.Add(next);
        }

        return layers;

        IEnumerable<NetworkNamespace> Below() =>
            _namespaces.Where(ns => !found.Contains(ns.Namespace) && layers[^1].Any(above => AreJoined(above, ns)));
    }

    private bool AreJoined(NetworkNamespace one, NetworkNamespace other) => _pairs.Any(pair =>
        (IsIn(pair.End, one) && IsIn(pair.Peer!, other)) || (IsIn(pair.End, other) && IsIn(pair.Peer!, one)));

    private static bool IsIn(VethEnd end, NetworkNamespace ns) => end.Namespace.Namespace == ns.Namespace;

    private IEnumerable<Block> Linked(List<IReadOnlyList<NetworkNamespace>> layers)
    {
        // Two equals go side by side.
        IReadOnlyList<IReadOnlyList<NetworkNamespace>> rows = layers is [[{ IsNode: false } one], [var other]] ? [[one, other]] : layers;
        var shown = rows.SelectMany(row => row.Take(PanelsInRow)).Select(ns => ns.Namespace).ToHashSet();
        var links = _pairs.Where(pair => pair.Ends.All(end => shown.Contains(end.Namespace.Namespace)));
        yield return new LinkedPanels(
            [.. rows.Select(row => row.Take(PanelsInRow).Select(ns => _panels[ns.Namespace].Panel).ToList())],
            [.. links.Select((pair, i) => LinkOf(pair, isFirst: i == 0))]);

        var folded = rows.SelectMany(row => row.Skip(PanelsInRow)).Select(ns => _panels[ns.Namespace].Panel).ToList();
        if (folded.Count > 0)
        {
            yield return new FoldedPanels($"and {Counted.Of(folded.Count, "more network namespace")}", folded);
        }
    }

    private Link LinkOf(VethPair pair, bool isFirst) =>
        new(EndOf(pair.End), EndOf(pair.Peer!), isFirst ? "veth pair" : "") { IsDashed = !pair.IsUp };

    private LinkEnd EndOf(VethEnd end) => new(_panels[end.Namespace.Namespace].PlaceOf(end.Link), NetworkPanel.TagOf(end.Link));
}
