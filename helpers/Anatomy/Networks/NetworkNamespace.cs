namespace PodLab.Anatomy;

/// <summary>
/// A network namespace of a node: its processes, the files that keep it, its links and routes
/// (<see href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">network_namespaces(7)</see>).
/// </summary>
public sealed record NetworkNamespace
{
    /// <summary>The namespace's number.</summary>
    public required LinuxNamespace Namespace { get; init; }

    /// <summary>The node's name.</summary>
    public required string Node { get; init; }

    /// <summary>Whether it's the node's own: that of the node's first process.</summary>
    public required bool IsNode { get; init; }

    /// <summary>The pods with a process in it; for the node's own, the pods with <c>hostNetwork</c>.</summary>
    public required IReadOnlyList<PodAnatomy> Pods { get; init; }

    /// <summary>The processes in it, by PID; a namespace that a file keeps may have none.</summary>
    public required IReadOnlyList<NodeProcess> Processes { get; init; }

    /// <summary>The files that keep it, those visible on the node itself first: <c>/run/netns/orange</c>.</summary>
    public required IReadOnlyList<NamespaceFile> Files { get; init; }

    /// <summary>Its links by index; empty if they couldn't be read: see <see cref="Obstacle"/>.</summary>
    public required IReadOnlyList<NetworkLink> Links { get; init; }

    /// <summary>Its IPv4 routes (main table); empty if they couldn't be read.</summary>
    public required IReadOnlyList<NetworkRoute> Routes { get; init; }

    /// <summary>
    /// The network namespaces that it has a number for: those that <c>link-netnsid</c> refers to. Only those that were found on this node.
    /// </summary>
    public required IReadOnlyDictionary<int, LinuxNamespace> PeersById { get; init; }

    /// <summary>Why its links couldn't be read; null if they could.</summary>
    public required string? Obstacle { get; init; }

    /// <summary>Its name: <c>node kind-worker</c>, <c>pod demosolo</c>, the name of a file that keeps it, or its number.</summary>
    public string Title => IsNode ? $"node {Node}"
        : Pods.Count > 0 ? $"pod {string.Join(", ", Pods.Select(pod => pod.Name))}"
        : Files.Count > 0 ? Files[0].Name
        : $"{Namespace}";

    /// <summary>Its addresses with prefix lengths, IPv4, without those of <c>lo</c>.</summary>
    public IEnumerable<string> Addresses => Links.Where(link => link.Name != "lo").SelectMany(link => link.Addresses4);

    /// <summary>The link of that name; null if there is none.</summary>
    /// <param name="name">The link's name: <c>eth0</c>.</param>
    public NetworkLink? FindLink(string name) => Links.FirstOrDefault(link => link.Name == name);

    /// <summary>The link of that name.</summary>
    /// <param name="name">The link's name: <c>eth0</c>.</param>
    /// <exception cref="PodLabException">There is none; the message lists the names that exist.</exception>
    public NetworkLink GetLink(string name) => FindLink(name) ?? throw new PodLabException(Obstacle is { } why
        ? $"The links of {Title} could not be read: {why}"
        : $"The network namespace of {Title} has no link {name}. Its links are: {string.Join(", ", Links.Select(link => link.Name))}.");
}
