namespace PodLab.Anatomy;

/// <summary>
/// Two links that are the ends of one cable: a packet sent into one comes out of the other
/// (<see href="https://man7.org/linux/man-pages/man4/veth.4.html">veth(4)</see>).
/// </summary>
/// <param name="End">One end: the node's, if it has one.</param>
/// <param name="Peer">The other end; null if it isn't visible from this node.</param>
/// <param name="Unknown">Why the other end is unknown; null if it's known.</param>
public sealed record VethPair(VethEnd End, VethEnd? Peer, string? Unknown)
{
    /// <summary>
    /// Whether packets get through: both ends are up. If one end isn't visible, the visible one decides, since it has a carrier only with the
    /// other.
    /// </summary>
    public bool IsUp => End.Link.IsUp && Peer?.Link.IsUp != false;

    /// <summary>The known ends.</summary>
    public IEnumerable<VethEnd> Ends => Peer is null ? [End] : [End, Peer];

    /// <summary>The other end; null if it's unknown.</summary>
    /// <param name="end">One of the two.</param>
    public VethEnd? Opposite(VethEnd end) => ReferenceEquals(end, Peer) ? End : Peer;
}

/// <summary>An end of a veth pair.</summary>
/// <param name="Namespace">Its network namespace.</param>
/// <param name="Link">The link.</param>
public sealed record VethEnd(NetworkNamespace Namespace, NetworkLink Link)
{
    /// <summary><c>eth0 of pod demosolo</c>.</summary>
    public override string ToString() => $"{Link.Name} of {Namespace.Title}";
}
