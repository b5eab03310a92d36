namespace PodLab;

/// <summary>The links and routes of a node's own network namespace, or of a process's, as tables.</summary>
public static class NetworkReadings
{
    private static readonly string[] ListLinks = ["ip", "-json", "-details", "-statistics", "address"];
    private static readonly string[] ListRoutes = ["ip", "-json", "route"];

    /// <summary>The columns of a link, as ip shows it.</summary>
    private static readonly Column<NetworkLink>[] LinkColumns =
    [
        new("INDEX", link => Text(link.Index), IsNumber: true),
        new("NAME", link => link.ShownName),
        new("KIND", link => link.Kind ?? ""),
        new("STATE", link => link.State),
        new("FLAGS", link => string.Join(',', link.Flags)),
        new("LINK-NETNSID", link => link.LinkNetnsId is { } id ? Text(id) : "", IsNumber: true),
        new("MASTER", link => link.Master ?? ""),
        new("ADDRESSES", link => string.Join(' ', link.Addresses)),
        new("RX PACKETS", link => Text(link.Received.Packets), IsNumber: true),
        new("TX PACKETS", link => Text(link.Sent.Packets), IsNumber: true),
    ];

    private static readonly Column<NetworkRoute>[] RouteColumns =
    [
        new("DESTINATION", route => route.Type == NetworkRoute.Unicast ? route.Destination : $"{route.Type} {route.Destination}"),
        new("GATEWAY", route => route.Gateway ?? ""),
        new("DEVICE", route => route.Device ?? ""),
        new("SOURCE", route => route.Source ?? ""),
        new("SCOPE", route => route.Scope ?? ""),
        new("PROTOCOL", route => route.Protocol ?? ""),
        new("METRIC", route => route.Metric is { } metric ? Text(metric) : "", IsNumber: true),
    ];

    extension(ClusterNode node)
    {
        /// <summary>
        /// The network links with their addresses and counters, by index: <c>ip -details -statistics address</c>. For a veth end, they show its
        /// peer's index (<c>eth0@if7</c>) and the number of the peer's network namespace (LINK-NETNSID). To find that link, use
        /// <c>node.NetworkAsync()</c>. Used in lessons 03 and 04.
        /// </summary>
        /// <param name="pid">A process, in the node's numbering, whose network namespace is read; null for the node's own.</param>
        /// <param name="cancellation">Abandons the call.</param>
        /// <exception cref="CommandFailedException">There is no such process, or the node has no ip (package iproute2).</exception>
        /// <exception cref="ParseException">ip printed something else.</exception>
        public async Task<Table<NetworkLink>> LinksAsync(int? pid = null, CancellationToken cancellation = default)
        {
            var output = (await node.ExecuteAsync(Entering(pid, ListLinks), cancellation)).EnsureSuccess().StandardOutput;
            return new(
                $"Network links {PlaceOf(node, pid)}",
                LinkColumns,
                NetworkLinkList.Parse(output),
                node.TerminalLine(Entering(pid, ["ip", "-details", "-statistics", "address"])));
        }

        /// <summary>The IPv4 routes of the main table, in ip's order: <c>ip route</c>. Used in lesson 04.</summary>
        /// <param name="pid">A process, in the node's numbering, whose network namespace is read; null for the node's own.</param>
        /// <param name="cancellation">Abandons the call.</param>
        /// <exception cref="CommandFailedException">There is no such process, or the node has no ip (package iproute2).</exception>
        /// <exception cref="ParseException">ip printed something else.</exception>
        public async Task<Table<NetworkRoute>> RoutesAsync(int? pid = null, CancellationToken cancellation = default)
        {
            var output = (await node.ExecuteAsync(Entering(pid, ListRoutes), cancellation)).EnsureSuccess().StandardOutput;
            return new(
                $"Routes {PlaceOf(node, pid)}",
                RouteColumns,
                NetworkRouteList.Parse(output),
                node.TerminalLine(Entering(pid, ["ip", "route"])));
        }
    }

    private static string[] Entering(int? pid, string[] argv) =>
        pid is { } target ? ["nsenter", "--target", Text(target), "--net", .. argv] : argv;

    private static string PlaceOf(ClusterNode node, int? pid) =>
        pid is { } target ? $"in the network namespace of process {Text(target)} on node {node.Name}" : $"of node {node.Name}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
