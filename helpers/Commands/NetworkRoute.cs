namespace PodLab.Commands;

/// <summary>
/// An IPv4 route of a network namespace's main table: a line of <c>ip route</c>
/// (<see href="https://man7.org/linux/man-pages/man8/ip-route.8.html">ip-route(8)</see>). A route over several next hops is several of
/// these.
/// </summary>
/// <param name="Destination">Where it leads: <c>default</c>, <c>10.244.1.0/24</c>, <c>10.244.2.2</c>.</param>
/// <param name="Gateway">The next hop's address; null when the destination is reached directly.</param>
/// <param name="Device">The link that packets leave by; null for routes that lead nowhere, such as <c>unreachable</c>.</param>
/// <param name="Source">The source address that packets get by preference; null when the route names none.</param>
/// <param name="Type"><c>unicast</c>, or what else happens to the packet: <c>unreachable</c>, <c>blackhole</c>, …</param>
/// <param name="Scope"><c>link</c> or <c>host</c> for what is reached directly; null where ip leaves it out (<c>global</c>).</param>
/// <param name="Protocol">Who set it: <c>kernel</c>; null where ip leaves it out (<c>boot</c>).</param>
/// <param name="Metric">Of two routes to the same destination, the one with the lower metric is taken; null where ip leaves it out
/// (0).</param>
public sealed record NetworkRoute(
    string Destination, string? Gateway, string? Device, string? Source, string Type, string? Scope, string? Protocol, long? Metric)
{
    /// <summary>The type of ordinary routes, which ip doesn't write.</summary>
    internal const string Unicast = "unicast";

    /// <summary>The route as ip writes it: <c>default via 10.244.1.1 dev eth0</c>.</summary>
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
