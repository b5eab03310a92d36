namespace PodLab.Anatomy;

/// <summary>
/// Finds the two ends of veth pairs. An index isn't enough: every pod's <c>eth0</c> can have the same one, and its peer's index can be the same in
/// every pod. So an end's <c>link-netnsid</c> is looked up in its namespace's own list. The link with that index there must name this end in turn.
/// Otherwise the peer stays unknown.
/// </summary>
internal static class VethMatching
{
    /// <summary>The pairs, each once. The end in the first of the two namespaces comes first.</summary>
    public static IReadOnlyList<VethPair> Match(IReadOnlyList<NetworkNamespace> namespaces)
    {
        var ends = namespaces.SelectMany(ns => ns.Links.Where(link => link.IsPairEnd).Select(link => new VethEnd(ns, link))).ToList();
        // The node's data is only text, so a duplicate index is used once.
        var byPlace = ends.DistinctBy(PlaceOf).ToDictionary(PlaceOf);
        var (pairs, paired) = (new List<VethPair>(), new HashSet<VethEnd>(ReferenceEqualityComparer.Instance));
        foreach (var end in ends.Where(end => !paired.Contains(end)))
        {
            var (peer, unknown) = PeerOf(end);
            pairs.Add(new VethPair(end, peer, unknown));
            paired.Add(end);
            paired.UnionWith(peer is null ? [] : [peer]);
        }

        return pairs;

        (VethEnd? Peer, string? Unknown) PeerOf(VethEnd end)
        {
            if (FindPlace(end) is not { } place)
            {
                return (null, end.Link.LinkNetnsId is { } id
                    ? FormattableString.Invariant($"in a network namespace that isn't seen from this node (link-netnsid {id})")
                    : "in a network namespace that the Linux kernel doesn't name");
            }

            return byPlace.TryGetValue(place, out var peer) && FindPlace(peer) == PlaceOf(end)
                ? (peer, null)
                : (null, FormattableString.Invariant(
                    $"not found: {place.Namespace} has no veth end with index {place.Index} that belongs to this one"));
        }
    }

    private static (Nodes.LinuxNamespace Namespace, int Index) PlaceOf(VethEnd end) => (end.Namespace.Namespace, end.Link.Index);

    // The place of an end's peer: its network namespace and its index.
    private static (Nodes.LinuxNamespace Namespace, int Index)? FindPlace(VethEnd end) => end.Link switch
    {
        { LinkIndex: { } index, LinkName: not null } => (end.Namespace.Namespace, index),
        { LinkIndex: { } index, LinkNetnsId: { } id } when end.Namespace.PeersById.TryGetValue(id, out var elsewhere) => (elsewhere, index),
        _ => null,
    };
}
