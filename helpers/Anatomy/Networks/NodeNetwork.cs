using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>
/// The network of a node at one moment: its network namespaces with their links and routes, and the veth pairs between them. Immutable: read it
/// again to see changes. It's displayed as its drawing.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing])]
public sealed class NodeNetwork : Displayable
{
    private readonly Func<string[], string> _terminalLine;

    internal NodeNetwork(
        string node, IReadOnlyList<NetworkNamespace> namespaces, int unreadProcesses, DateTimeOffset takenAt, Func<string[], string> terminalLine)
    {
        (Node, Namespaces, UnreadProcesses, TakenAt, _terminalLine) = (node, namespaces, unreadProcesses, takenAt, terminalLine);
        Pairs = VethMatching.Match(namespaces);
    }

    /// <summary>The node's name.</summary>
    public string Node { get; }

    /// <summary>When the node was read.</summary>
    public DateTimeOffset TakenAt { get; }

    /// <summary>
    /// The network namespaces: the node's own, the pods', then others. They are those of the node's processes, and those that a file keeps
    /// in any process's mount namespace. (One that only an open file or a socket keeps isn't found.)
    /// </summary>
    public IReadOnlyList<NetworkNamespace> Namespaces { get; }

    /// <summary>The number of processes that couldn't be read: their network namespaces are unknown.</summary>
    public int UnreadProcesses { get; }

    /// <summary>The veth pairs with an end on this node, those of the node's own network namespace first.</summary>
    public IReadOnlyList<VethPair> Pairs { get; }

    /// <summary>The node's own network namespace.</summary>
    /// <exception cref="PodLabException">The node's first process can't be read.</exception>
    public NetworkNamespace Own => Namespaces.FirstOrDefault(ns => ns.IsNode)
        ?? throw new PodLabException(
            $"Node {Node}'s own network namespace is unknown: its first process can't be read.");

    /// <summary>The network namespace of a pod; the node's own for a pod with <c>hostNetwork</c>.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespaceName">Its Kubernetes namespace; null if the name is enough.</param>
    /// <exception cref="PodLabException">No such pod is running on this node, or several are.</exception>
    public NetworkNamespace OfPod(string pod, string? namespaceName = null)
    {
        var all = Namespaces.SelectMany(ns => ns.Pods).Distinct().ToList();
        var pods = all.Where(found => found.Name == pod && (namespaceName ?? found.Namespace) == found.Namespace).ToList();
        return pods switch
        {
            [] => throw NotFound($"pod {pod}", all.Select(found => found.Name).Order(StringComparer.Ordinal)),
            [var one] => Namespaces.First(ns => ns.Namespace == NetworkOf(one)),
            _ => throw new PodLabException(
                $"Node {Node} has {pods.Count} pods {pod}, in the Kubernetes namespaces {string.Join(", ", pods.Select(found => found.Namespace))}. "
                + "Give its Kubernetes namespace as well."),
        };
    }

    /// <summary>The network namespace that a file of that name keeps, named as by <c>ip netns</c>: <c>orange</c>.</summary>
    /// <param name="name">The last part of the file's path.</param>
    /// <exception cref="PodLabException">There is none.</exception>
    public NetworkNamespace Named(string name) => Namespaces.FirstOrDefault(ns => ns.Files.Any(file => file.Name == name))
        ?? throw NotFound($"network namespace {name}", Namespaces.SelectMany(ns => ns.Files).Select(file => file.Name).Distinct());

    /// <summary>The same, if several mount namespaces have a different file of that name: the file in that mount namespace.</summary>
    /// <param name="name">The last part of the file's path.</param>
    /// <param name="mountNamespace">The file's mount namespace.</param>
    /// <exception cref="PodLabException">There is none.</exception>
    public NetworkNamespace Named(string name, LinuxNamespace mountNamespace) =>
        Namespaces.FirstOrDefault(ns => ns.Files.Any(file => file.Name == name && file.MountNamespace == mountNamespace))
        ?? throw NotFound(
            $"network namespace {name} in {mountNamespace}",
            Namespaces.SelectMany(ns => ns.Files).Where(file => file.MountNamespace == mountNamespace).Select(file => file.Name));

    /// <summary>The network namespace that a process is in.</summary>
    /// <param name="pid">The process, in the node's numbering.</param>
    /// <exception cref="PodLabException">There is no such process, or it can't be read.</exception>
    public NetworkNamespace OfProcess(int pid) => Namespaces.FirstOrDefault(ns => ns.Processes.Any(process => process.Pid == pid))
        ?? throw new PodLabException(FormattableString.Invariant(
            $"The network namespace of process {pid} on node {Node} is unknown: there was no such process, or it can't be read."));

    /// <summary>The pairs with an end in that network namespace.</summary>
    /// <param name="ns">The network namespace.</param>
    public IReadOnlyList<VethPair> PairsOf(NetworkNamespace ns) =>
        [.. Pairs.Where(pair => pair.Ends.Any(end => end.Namespace.Namespace == ns.Namespace))];

    /// <summary>The other end of a link's veth pair; null if the link isn't an end of one, or the other end is unknown.</summary>
    /// <param name="ns">The link's network namespace.</param>
    /// <param name="link">The link's name there: <c>eth0</c>.</param>
    public VethEnd? FindPeer(NetworkNamespace ns, string link) => PairsOf(ns)
        .SelectMany(pair => pair.Ends.Where(end => end.Namespace.Namespace == ns.Namespace && end.Link.Name == link).Select(pair.Opposite))
        .FirstOrDefault();

    /// <summary>One row per veth pair: the end on the node, its peer, their owner, whether both are up, and the traffic on both.</summary>
    public Table<VethPair> Table() => NetworkTables.OfPairs(this, _terminalLine(["ip", "-details", "link", "show", "type", "veth"]));

    /// <summary>The traffic on each link from this reading to a later one: <c>before.Diff(after)</c>.</summary>
    /// <param name="after">A later reading of the same node.</param>
    public NetworkDiff Diff(NodeNetwork after) => NetworkDiff.Of(this, after, _terminalLine(["ip", "-statistics", "link"]));

    /// <summary>All network namespaces with their links, and a line for each veth pair, as a picture.</summary>
    public Drawing Drawing() => NetworkDrawing.Of(this, Namespaces);

    /// <summary>Only those network namespaces, and the veth pairs among them, as a picture: <c>network.Drawing(network.Named("orange"),
    /// network.Named("green"))</c>.</summary>
    /// <param name="namespaces">The network namespaces.</param>
    public Drawing Drawing(params IReadOnlyList<NetworkNamespace> namespaces) => NetworkDrawing.Of(this, namespaces);

    /// <inheritdoc/>
    public override string ToHtml() => Drawing().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Drawing().ToString();

    internal override string? ToExtra(string mimeType) => Drawing().ToExtra(mimeType);

    // A process of a pod may have created another network namespace. The pod's own is that of its first container, which is pause if there is one.
    private static LinuxNamespace? NetworkOf(PodAnatomy pod) =>
        pod.Containers.Select(container => container.FirstProcess?.FindNamespace(NamespaceType.Net)).FirstOrDefault(ns => ns is not null);

    private PodLabException NotFound(string what, IEnumerable<string> there) =>
        new($"Node {Node} has no {what}. "
            + (there.ToList() is { Count: > 0 } names ? $"It has {string.Join(", ", names)}." : "It has none."));
}
