using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A network namespace as a box: its owner, its links without a drawn line, its bridges and routes.</summary>
internal sealed class NetworkPanel
{
    private const int RoutesShown = 6;
    private const int LinksShown = 8;

    private readonly Dictionary<string, Panel> _bridges;

    private NetworkPanel(Dictionary<string, Panel> bridges, Panel panel) => (_bridges, Panel) = (bridges, panel);

    public Panel Panel { get; }

    /// <summary>The box of a network namespace.</summary>
    /// <param name="ns">The network namespace.</param>
    /// <param name="pairs">The veth pairs with an end in it.</param>
    /// <param name="drawn">The pairs that are drawn as lines.</param>
    public static NetworkPanel Of(NetworkNamespace ns, IReadOnlyList<VethPair> pairs, IReadOnlyList<VethPair> drawn)
    {
        var bridges = ns.Links.Where(link => link.Kind == "bridge").ToDictionary(link => link.Name, Bridge);
        var tagged = drawn.SelectMany(pair => pair.Ends).Where(end => end.Namespace.Namespace == ns.Namespace)
            .Select(end => end.Link.Index).ToHashSet();
        var lines = ns.Links.Where(link => !bridges.ContainsKey(link.Name) && !tagged.Contains(link.Index))
            .Select(link => Line(link, pairs)).ToList();
        return new(bridges, new Panel(ns.IsNode ? Role.Surroundings : Role.Subject,
        [
            new TextBlock(ns.Title, TextStyle.Title),
            .. Words(ns).Select(words => new TextBlock(words.Text, words.Style, words.Lines)),
            .. Lines(lines, TextStyle.Note, LinksShown, "link"),
            .. Lines([.. ns.Routes.Select(RouteWords)], TextStyle.Code, RoutesShown, "route"),
            .. bridges.Count > 0 ? [new PanelGrid([.. bridges.Values])] : (Block[])[],
        ]));
    }

    /// <summary>The box that a link belongs to: its bridge's, or the network namespace's.</summary>
    public Panel PlaceOf(NetworkLink link) => link.Master is { } master ? _bridges.GetValueOrDefault(master, Panel) : Panel;

    /// <summary>An end of a line.</summary>
    public static Tag TagOf(NetworkLink link)
    {
        var address = string.Join(" · ", link.Addresses4.Prepend(FormattableString.Invariant($"index {link.Index}")));
        var role = link.IsUp ? Role.Part : Role.Notice;
        return new(Sign(link), link.Name, link.State, address, $"{link.Name} ({link.State}, {address})", role);
    }

    private static Panel Bridge(NetworkLink link) =>
        new(Role.Inner, [new TextBlock(link.Name, TextStyle.Title), new TextBlock($"bridge {Words(link)}", TextStyle.Note)]);

    private static IEnumerable<(string Text, TextStyle Style, int Lines)> Words(NetworkNamespace ns)
    {
        if (ns.Title != $"{ns.Namespace}")
        {
            yield return ($"{ns.Namespace}", TextStyle.Code, 1);
        }

        yield return (Keepers(ns), TextStyle.Note, 2);
        if (!ns.IsNode && ns.Pods.Count == 0 && ns.Processes.Count > 0)
        {
            yield return (FormattableString.Invariant($"PID {ns.Processes[0].Pid} {ns.Processes[0].Command}"), TextStyle.Code, 2);
        }

        if (ns.IsNode && ns.Pods.Count > 0)
        {
            yield return ($"with hostNetwork: {string.Join(", ", ns.Pods.Select(pod => pod.Name))}", TextStyle.Note, 2);
        }

        if (ns.Obstacle is { } why)
        {
            yield return ($"? its links could not be read: {why}", TextStyle.Note, 3);
        }
    }

    private static string Keepers(NetworkNamespace ns)
    {
        var files = ns.Files.Select(file => file.Name).Distinct().ToList();
        var kept = files.Count == 0 ? "" : $" · {(files.Count == 1 ? "file" : "files")} {string.Join(", ", files)}";
        return (ns.Processes.Count == 0 ? "no process" : Counted.Of(ns.Processes.Count, "process", "processes")) + kept;
    }

    private static string Line(NetworkLink link, IReadOnlyList<VethPair> pairs)
    {
        var pair = pairs.FirstOrDefault(pair => pair.Ends.Any(end => ReferenceEquals(end.Link, link)));
        var other = pair is null ? ""
            : pair.Peer is null ? $" · other end {pair.Unknown}"
            : $" · other end {(ReferenceEquals(pair.End.Link, link) ? pair.Peer : pair.End)}";
        return $"{Sign(link)} {link.Name} {Words(link)}{other}";
    }

    private static string Sign(NetworkLink link) => link.IsUp ? "▲" : "▽";

    private static string Words(NetworkLink link) => string.Join(' ', link.Addresses4.Prepend(link.State));

    // The program that set a route, and the route's scope, are in the table; here they would only make the box wide.
    private static string RouteWords(NetworkRoute route) =>
        (route with { Protocol = null, Scope = null, Source = null, Metric = null }).ToString();

    private static IEnumerable<Block> Lines(List<string> lines, TextStyle style, int shown, string noun)
    {
        var fitting = lines.Count <= shown + 1 ? lines.Count : shown;
        var folded = lines.Skip(fitting).Select(line => new Panel(Role.Paper, [new TextBlock(line, style)])).ToList();
        return
        [
            .. lines.Take(fitting).Select(line => new TextBlock(line, style, MaximumLines: 2)),
            .. folded.Count > 0 ? [new FoldedPanels($"and {Counted.Of(folded.Count, $"more {noun}")}", folded)] : (Block[])[],
        ];
    }
}
