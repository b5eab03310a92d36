using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// The traffic on each link between two readings of a node; links that had traffic come first. Links in only one of the readings are left out.
/// Used in lesson 04.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Notes])]
public sealed class NetworkDiff : Table<LinkGrowth>
{
    private static readonly Column<LinkGrowth>[] GrowthColumns =
    [
        new("LINK", growth => growth.After.ShownName),
        new("IN", growth => growth.Namespace.Title),
        new("RX PACKETS", growth => Growth(growth.Received.Packets), IsNumber: true),
        new("RX BYTES", growth => Growth(growth.Received.Bytes), IsNumber: true),
        new("TX PACKETS", growth => Growth(growth.Sent.Packets), IsNumber: true),
        new("TX BYTES", growth => Growth(growth.Sent.Bytes), IsNumber: true),
    ];

    private readonly string _node;

    private NetworkDiff(string node, IReadOnlyList<LinkGrowth> rows, string terminalLine)
        : base($"Traffic on the links of node {node} between two readings", GrowthColumns, rows, terminalLine) => _node = node;

    internal static NetworkDiff Of(NodeNetwork before, NodeNetwork after, string terminalLine)
    {
        var earlier = before.Namespaces
            .SelectMany(ns => ns.Links.Select(link => (Key: (ns.Namespace, link.Index, link.Name, link.Mac), link)))
            .DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.link);
        var rows =
            from ns in after.Namespaces
            from link in ns.Links
            let old = earlier.GetValueOrDefault((ns.Namespace, link.Index, link.Name, link.Mac))
            where old is not null
            select new LinkGrowth(ns, old, link);
        return new(after.Node, [.. rows.OrderByDescending(growth => growth.HasGrown)], terminalLine);
    }

    /// <summary>The links that had traffic, as bars: received (rx) and sent (tx) for each.</summary>
    /// <param name="only">The links to show: for example those on a packet's way. By default, all that had traffic.</param>
    /// <param name="inBytes">Whether to show bytes; by default, packets.</param>
    public Chart Chart(Func<LinkGrowth, bool>? only = null, bool inBytes = false)
    {
        var unit = inBytes ? "bytes" : "packets";
        var grown = this.Where<LinkGrowth>(growth => growth.HasGrown && only?.Invoke(growth) != false).ToList();
        return BarChart.Of(
            $"Traffic on the links of node {_node}, in {unit}",
            grown.Count == 0 ? "No link had any traffic." : $"{Counted.Of(grown.Count, "link")} had traffic.",
            [
                new("rx (came in)", Role.Subject, [.. grown.Select(growth => Count(growth.Received))]),
                new("tx (went out)", Role.Inner, [.. grown.Select(growth => Count(growth.Sent))]),
            ],
            [.. grown.Select(growth => growth.ToString())]);

        double Count(LinkCounters counters) => inBytes ? counters.Bytes : counters.Packets;
    }

    private static string Growth(long number) => number == 0 ? "0" : number.ToString("+0;-0", CultureInfo.InvariantCulture);
}
