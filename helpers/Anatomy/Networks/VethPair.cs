namespace PodLab.Anatomy;

/// <summary>
/// Two links that are the ends of one cable: what is sent into one comes out of the other
/// (<see href="https://man7.org/linux/man-pages/man4/veth.4.html">veth(4)</see>).
/// </summary>
/// <param name="End">One end: the node's, where it has one.</param>
/// <param name="Peer">The other end; null when it isn't seen from this node.</param>
/// <param name="Unknown">Why the other end isn't known; null when it is.</param>
public sealed record VethPair(VethEnd End, VethEnd? Peer, string? Unknown)
{
    /// <summary>Whether packets get through: both ends are up. An end that isn't seen is judged by the one that is, which has a carrier
    /// only from it.</summary>
    public bool IsUp => End.Link.IsUp && Peer?.Link.IsUp != false;

    /// <summary>Both ends, as far as they are known.</summary>
    public IEnumerable<VethEnd> Ends => Peer is null ? [End] : [End, Peer];

    /// <summary>The end that isn't that one; null when it isn't known.</summary>
    /// <param name="end">One of the two.</param>
    public VethEnd? Opposite(VethEnd end) => ReferenceEquals(end, Peer) ? End : Peer;
}

/// <summary>An end of a veth pair.</summary>
/// <param name="Namespace">The network namespace that it is in.</param>
/// <param name="Link">The link.</param>
public sealed record VethEnd(NetworkNamespace Namespace, NetworkLink Link)
{
    /// <summary><c>eth0 of pod demosolo</c>.</summary>
    public override string ToString() => $"{Link.Name} of {Namespace.Title}";
}
