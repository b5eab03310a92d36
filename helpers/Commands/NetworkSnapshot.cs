namespace PodLab.Commands;

/// <summary>
/// All network namespaces of a node with their links and routes, and all processes, read in one command for a consistent picture.
/// </summary>
/// <param name="Node">The processes.</param>
/// <param name="Namespaces">The network namespaces, by number.</param>
internal sealed record NetworkSnapshot(NodeSnapshot Node, IReadOnlyList<NetworkNamespaceReading> Namespaces);

/// <summary>The data read in a network namespace.</summary>
/// <param name="Namespace">The network namespace.</param>
/// <param name="Files">The files that keep it.</param>
/// <param name="Links">Its links.</param>
/// <param name="Routes">Its routes.</param>
/// <param name="PeersById">The network namespaces that it has its own number for: those that <c>link-netnsid</c> refers to.</param>
/// <param name="Obstacle">Why it couldn't be read; null if it could.</param>
internal sealed record NetworkNamespaceReading(
    LinuxNamespace Namespace,
    IReadOnlyList<NamespaceFile> Files,
    IReadOnlyList<NetworkLink> Links,
    IReadOnlyList<NetworkRoute> Routes,
    IReadOnlyDictionary<int, LinuxNamespace> PeersById,
    string? Obstacle);
