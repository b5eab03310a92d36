namespace PodLab.Commands;

/// <summary>
/// A network link (an interface) as <c>ip -details -statistics address</c> shows it in one network namespace
/// (<see href="https://man7.org/linux/man-pages/man8/ip-link.8.html">ip-link(8)</see>,
/// <see href="https://man7.org/linux/man-pages/man4/veth.4.html">veth(4)</see>).
/// </summary>
public sealed record NetworkLink
{
    /// <summary>Its number in its network namespace. Another namespace can have a link with the same number.</summary>
    public required int Index { get; init; }

    /// <summary>Its name in its network namespace: <c>eth0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind: <c>veth</c>, <c>bridge</c>; null if the Linux kernel names none, as for <c>lo</c> and hardware.</summary>
    public required string? Kind { get; init; }

    /// <summary>The operational state: <c>UP</c>, <c>DOWN</c>, <c>LOWERLAYERDOWN</c>; <c>UNKNOWN</c> for drivers that don't report one,
    /// such as <c>lo</c>.</summary>
    public required string State { get; init; }

    /// <summary>The flags in ip's words: <c>UP</c> (it's switched on), <c>LOWER_UP</c> (it has a carrier), <c>NO-CARRIER</c>, …</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>The largest packet in bytes.</summary>
    public required int Mtu { get; init; }

    /// <summary>The hardware address; null if it has none.</summary>
    public required string? Mac { get; init; }

    /// <summary>
    /// The index of the link it belongs to; for a veth end, that of its peer. It counts in the peer's network namespace, which
    /// <see cref="LinkNetnsId"/> names. Null if there is none.
    /// </summary>
    public required int? LinkIndex { get; init; }

    /// <summary>
    /// This network namespace's number for the peer's network namespace; null if the peer is in the same namespace or wasn't reported
    /// (<see href="https://man7.org/linux/man-pages/man8/ip-netns.8.html">ip-netns(8)</see>, <c>list-id</c>).
    /// </summary>
    public required int? LinkNetnsId { get; init; }

    /// <summary>The name of the link it belongs to, if that link is in the same network namespace; otherwise null.</summary>
    public required string? LinkName { get; init; }

    /// <summary>The bridge (or bond) that it's a port of; null if there is none.</summary>
    public required string? Master { get; init; }

    /// <summary>Its addresses, IPv4 and IPv6.</summary>
    public required IReadOnlyList<LinkAddress> Addresses { get; init; }

    /// <summary>The received traffic.</summary>
    public required LinkCounters Received { get; init; }

    /// <summary>The sent traffic.</summary>
    public required LinkCounters Sent { get; init; }

    /// <summary>The name with the link it belongs to, as ip shows it: <c>eth0@if34</c>, <c>tap1@tap2</c>.</summary>
    public string ShownName => LinkName is { } name ? $"{Name}@{name}"
        : LinkIndex is { } index ? FormattableString.Invariant($"{Name}@if{index}")
        : Name;

    /// <summary>Whether it can carry packets: it's switched on, and so is its other side.</summary>
    public bool IsUp => State == "UP" || (State == "UNKNOWN" && Flags.Contains("UP") && Flags.Contains("LOWER_UP"));

    /// <summary>Whether it is one end of a pair: of kind veth, or netkit, its successor.</summary>
    public bool IsPairEnd => Kind is "veth" or "netkit";

    /// <summary>Its IPv4 addresses with their prefix lengths: <c>10.244.1.2/24</c>.</summary>
    public IEnumerable<string> Addresses4 => Addresses.Where(address => address.Family == "inet").Select(address => address.ToString());
}
