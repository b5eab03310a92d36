namespace PodLab.Commands;

/// <summary>
/// Reads the output of <c>ip -json -details -statistics address</c>, iproute2 4.20 and later
/// (<see href="https://man7.org/linux/man-pages/man8/ip-address.8.html">ip-address(8)</see>). The output of <c>ip … link</c> is the same, without
/// addresses.
/// </summary>
public static class NetworkLinkList
{
    private const string Source = "ip address output";

    /// <summary>The links in the order of their index.</summary>
    /// <exception cref="ParseException">It isn't JSON, or a field is missing or malformed; the message names the place.</exception>
    public static IReadOnlyList<NetworkLink> Parse(string output)
    {
        ArgumentNullException.ThrowIfNull(output);

        // ip leaves empty objects in the list for links that it filters out.
        var items = JsonOutput.Parse(Source, output).Items()
            .Where(item => !item["ifindex"].IsMissing || !item["ifname"].IsMissing).ToList();
        var indexes = items.DistinctBy(item => item["ifname"].Text())
            .ToDictionary(item => item["ifname"].Text(), item => item["ifindex"].Number<int>());
        return [.. items.Select(item => ParseLink(item, indexes)).OrderBy(link => link.Index)];
    }

    private static NetworkLink ParseLink(JsonField item, Dictionary<string, int> indexes)
    {
        // A peer in the same network namespace is named ("link"). A peer in another one is numbered ("link_index"), and so is its namespace
        // ("link_netnsid").
        var linkName = item["link"].TextOrNull();
        var counters = item["stats64"] is { IsMissing: false } wide ? wide : item["stats"];
        return new NetworkLink
        {
            Index = item["ifindex"].Number<int>(),
            Name = item["ifname"].Text(),
            Kind = item["linkinfo"]["info_kind"].TextOrNull(),
            State = item["operstate"].TextOrNull() ?? "UNKNOWN",
            Flags = Texts(item["flags"]),
            Mtu = item["mtu"].Number<int>(),
            Mac = item["address"].TextOrNull(),
            LinkIndex = linkName is null ? item["link_index"].NumberOrNull<int>() : IndexOf(linkName, indexes),
            LinkNetnsId = item["link_netnsid"].NumberOrNull<int>(),
            LinkName = linkName,
            Master = item["master"].TextOrNull(),
            Addresses = item["addr_info"] is { IsMissing: false } list ? [.. list.Items().Where(IsAddress).Select(ParseAddress)] : [],
            Received = ParseCounters(counters["rx"]),
            Sent = ParseCounters(counters["tx"]),
        };
    }

    // ip shows only a link's index ("if7") if the link isn't in its list, for example because it was just created.
    private static int? IndexOf(string name, Dictionary<string, int> indexes) =>
        indexes.TryGetValue(name, out var index) ? index
        : name.StartsWith("if", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    private static bool IsAddress(JsonField item) => !item["local"].IsMissing || !item["family"].IsMissing;

    private static LinkAddress ParseAddress(JsonField item) =>
        new(item["family"].Text(), item["local"].Text(), item["prefixlen"].Number<int>(), item["scope"].TextOrNull() ?? "");

    private static LinkCounters ParseCounters(JsonField direction) => new(
        direction["bytes"].Number<long>(),
        direction["packets"].Number<long>(),
        direction["errors"].Number<long>(),
        direction["dropped"].Number<long>());

    private static string[] Texts(JsonField list) => list.IsMissing ? [] : [.. list.Items().Select(item => item.Text())];
}
