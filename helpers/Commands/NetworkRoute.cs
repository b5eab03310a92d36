namespace PodLab.Commands;

/// <summary>
/// An IPv4 route of a network namespace's main table: a line of <c>ip route</c>
/// (<see href="https://man7.org/linux/man-pages/man8/ip-route.8.html">ip-route(8)</see>). A route with several next hops is split into several of
/// these.
/// </summary>
/// <param name="Destination">The destination: <c>default</c>, <c>10.244.1.0/24</c>, <c>10.244.2.2</c>.</param>
/// <param name="Gateway">The next hop's address; null if the destination is reached directly.</param>
/// <param name="Device">The link that packets leave through; null for routes without one, such as <c>unreachable</c>.</param>
/// <param name="Source">The preferred source address for packets; null if the route names none.</param>
/// <param name="Type"><c>unicast</c>, or how else the packet is handled: <c>unreachable</c>, <c>blackhole</c>, …</param>
/// <param name="Scope"><c>link</c> or <c>host</c> for directly reachable destinations; null if ip omits it (<c>global</c>).</param>
/// <param name="Protocol">The origin of the route: <c>kernel</c>; null if ip omits it (<c>boot</c>).</param>
/// <param name="Metric">The route's priority: between two routes to the same destination, the lower metric wins. Null if ip omits it (0).</param>
public sealed record NetworkRoute(
    string Destination, string? Gateway, string? Device, string? Source, string Type, string? Scope, string? Protocol, long? Metric)
{
    /// <summary>The type of ordinary routes, which ip omits.</summary>
    internal const string Unicast = "unicast";

    /// <summary>The route in ip's format: <c>default via 10.244.1.1 dev eth0</c>.</summary>
    public override string ToString() => string.Join(' ', Words());

    private IEnumerable<string> Words()
    {
        yield return Type == Unicast ? Destination : $"{Type} {Destination}";
        (string Word, string? Value)[] rest =
        [
            ("via", Gateway), ("dev", Device), ("proto", Protocol), ("scope", Scope), ("src", Source),
            ("metric", Metric?.ToString(CultureInfo.InvariantCulture)),
        ];
        foreach (var (word, value) in rest.Where(part => part.Value is not null))
        {
            yield return $"{word} {value}";
        }
    }
}
