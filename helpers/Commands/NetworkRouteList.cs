namespace PodLab.Commands;

/// <summary>
/// Reads the output of <c>ip -json route</c> (<see href="https://man7.org/linux/man-pages/man8/ip-route.8.html">ip-route(8)</see>).
/// </summary>
public static class NetworkRouteList
{
    private const string Source = "ip route output";

    /// <summary>The routes in ip's order; empty if ip printed nothing.</summary>
    /// <exception cref="ParseException">It isn't JSON, or a field is missing or malformed; the message names the place.</exception>
    public static IReadOnlyList<NetworkRoute> Parse(string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return string.IsNullOrWhiteSpace(output) ? [] : [.. JsonOutput.Parse(Source, output).Items().SelectMany(ParseRoute)];
    }

    private static IEnumerable<NetworkRoute> ParseRoute(JsonField item)
    {
        var hops = item["nexthops"];
        return (hops.IsMissing ? [item] : hops.Items()).Select(hop => new NetworkRoute(
            item["dst"].Text(),
            hop["gateway"].TextOrNull() ?? hop["via"]["host"].TextOrNull(),
            hop["dev"].TextOrNull(),
            item["prefsrc"].TextOrNull(),
            item["type"].TextOrNull() ?? NetworkRoute.Unicast,
            item["scope"].TextOrNull(),
            item["protocol"].TextOrNull(),
            item["metric"].NumberOrNull<long>()));
    }
}
