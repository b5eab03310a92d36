namespace PodLab.Anatomy;

/// <summary>A node's network as tables.</summary>
internal static class NetworkTables
{
    private static readonly Column<NetworkNamespace>[] NamespaceColumns =
    [
        new("NS", ns => ns.Namespace.Inode.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("WHOSE", WordsOf),
        new("NPROCS", ns => Text(ns.Processes.Count), IsNumber: true),
        new("PID", ns => ns.Processes.Count > 0 ? Text(ns.Processes[0].Pid) : "", IsNumber: true),
        new("FILES", ns => string.Join(' ', ns.Files.Select(file => file.Path).Distinct())),
        new("LINKS", ns => ns.Obstacle is { } why ? $"? {why}" : string.Join(' ', ns.Links.Select(link => link.ShownName))),
        new("ADDRESSES", ns => string.Join(' ', ns.Addresses.Distinct())),
    ];

    private static readonly Column<VethPair>[] PairColumns =
    [
        new("END", pair => pair.End.Link.Name),
        new("IN", pair => pair.End.Namespace.Title),
        new("PEER", pair => pair.Peer?.Link.Name ?? "?"),
        new("IN", pair => pair.Peer?.Namespace.Title ?? pair.Unknown ?? ""),
        new("ADDRESS", pair => string.Join(' ', pair.Peer?.Link.Addresses4 ?? [])),
        new("STATE", pair => pair.IsUp ? "up" : $"{pair.End.Link.State} – {pair.Peer?.Link.State ?? "?"}"),
        new("END RX PACKETS", pair => Text(pair.End.Link.Received.Packets), IsNumber: true),
        new("END TX PACKETS", pair => Text(pair.End.Link.Sent.Packets), IsNumber: true),
    ];

    public static Table<NetworkNamespace> OfNamespaces(NodeNetwork network, string terminalLine) =>
        new($"Network namespaces on node {network.Node}", NamespaceColumns, network.Namespaces, terminalLine) { Legend = Unread(network) };

    public static Table<VethPair> OfPairs(NodeNetwork network, string terminalLine) =>
        new($"Veth pairs on node {network.Node}", PairColumns, network.Pairs, terminalLine) { Legend = Unread(network) };

    internal static string? Unread(NodeNetwork network) => network.UnreadProcesses == 0 ? null
        : $"? {Counted.Of(network.UnreadProcesses, "process", "processes")} can't be read (no permission): "
            + "some network namespaces may be missing here.";

    private static string WordsOf(NetworkNamespace ns) => ns switch
    {
        { IsNode: true, Pods.Count: > 0 } => $"{ns.Title}, {Counted.Of(ns.Pods.Count, "pod")} with hostNetwork",
        { IsNode: true } or { Pods.Count: > 0 } => ns.Title,
        { Files.Count: > 0 } => $"no pod: {ns.Files[0].Name}",
        _ => "no pod",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
