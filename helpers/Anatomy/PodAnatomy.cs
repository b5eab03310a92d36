namespace PodLab.Anatomy;

/// <summary>
/// A pod taken apart: its containers, their processes, and the Linux namespaces of each, at one moment. Immutable: read the pod again to see
/// changes.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Notes])]
public sealed class PodAnatomy : Displayable
{
    /// <summary>The pod's name.</summary>
    public required string Name { get; init; }

    /// <summary>The pod's Kubernetes namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The pod's UID: a pod that was deleted and applied again has a different one.</summary>
    public required string Uid { get; init; }

    /// <summary>The node it runs on.</summary>
    public required string Node { get; init; }

    /// <summary>The pod's IP address; null while it has none.</summary>
    public required string? PodIP { get; init; }

    /// <summary>When the node was read.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The containers: pause first (if the runtime runs one), then in the manifest's order: init, app, ephemeral.</summary>
    public required IReadOnlyList<PodContainer> Containers { get; init; }

    /// <summary>The node's own namespace of each type (that of its first process); a type that couldn't be read is missing.</summary>
    public required IReadOnlyDictionary<NamespaceType, LinuxNamespace> NodeNamespaces { get; init; }

    /// <summary>
    /// The number of the node's processes in each namespace that a process of this pod is in: <c>lsns</c>'s NPROCS.
    /// </summary>
    public required IReadOnlyDictionary<LinuxNamespace, int> ProcessCounts { get; init; }

    /// <summary>All processes of the pod that haven't ended, container by container.</summary>
    public IEnumerable<PodProcess> Processes => Containers.SelectMany(container => container.Processes);

    /// <summary>The zombies of all containers: <see cref="PodContainer.Zombies"/>.</summary>
    public IEnumerable<PodProcess> Zombies => Containers.SelectMany(container => container.Zombies);

    /// <summary>The notes on the pod's parts, in the order in which they were added.</summary>
    public IReadOnlyList<Note> Notes => PartNotes.Texts;

    internal PodNotes PartNotes { get; private set; } = PodNotes.None;

    /// <summary>The pause container; null if the runtime runs the pod without one, as newer ones may.</summary>
    public PodContainer? Pause => Containers.FirstOrDefault(container => container.Role == ContainerRole.Pause);

    /// <summary>
    /// The Linux namespaces that make the containers a pod, in the types' order: those that belong to the pod. Usually these are <c>ipc</c>,
    /// <c>net</c> and <c>uts</c>. With <c>shareProcessNamespace</c>, <c>pid</c> is also among them; if the pod uses the node's, there are fewer.
    /// While an ephemeral container looks into another (<c>kubectl debug --target</c>), those two share the other's <c>pid</c>, which is then also
    /// included. (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/#resource-sharing-and-communication">Resource
    /// sharing</see>.)
    /// </summary>
    public IReadOnlyList<LinuxNamespace> SharedNamespaces => Distinct(Processes, NamespaceOwnership.Pod);

    /// <summary>
    /// The container of that name, <c>pause</c> for the pause container. If the manifest has a container named <c>pause</c>, it's that one, as
    /// everywhere in Kubernetes; the container runtime's is <see cref="Pause"/>.
    /// </summary>
    /// <param name="name">The name in the manifest.</param>
    /// <exception cref="PodLabException">There is none; the message lists the names that exist.</exception>
    public PodContainer Container(string name) =>
        Containers.Where(container => container.Name == name).OrderBy(container => container.Role == ContainerRole.Pause).FirstOrDefault()
        ?? throw new PodLabException(
            $"Pod {Name} has no container named \"{name}\". Its containers are: {string.Join(", ", Containers.Select(c => c.Name))}.");

    /// <summary>The Linux namespaces that only processes of this container are members of, in the types' order.</summary>
    /// <param name="container">The container's name.</param>
    /// <exception cref="PodLabException">There is no such container.</exception>
    public IReadOnlyList<LinuxNamespace> NamespacesOf(string container) => NamespacesOf(container, NamespaceOwnership.Own);

    /// <summary>The Linux namespaces of that ownership that the container's processes are members of, in the types' order.</summary>
    /// <param name="container">The container's name.</param>
    /// <param name="ownership">Own, the pod's, the node's, or of unknown ownership (as far as they could be read).</param>
    /// <exception cref="PodLabException">There is no such container.</exception>
    public IReadOnlyList<LinuxNamespace> NamespacesOf(string container, NamespaceOwnership ownership) =>
        Distinct(Container(container).Processes, ownership);

    /// <summary>
    /// The number of the node's processes in that namespace, <c>lsns</c>'s NPROCS; 0 if no process of this pod is in it.
    /// </summary>
    /// <param name="linuxNamespace">A namespace of this pod's processes.</param>
    public int ProcessCount(LinuxNamespace linuxNamespace) => ProcessCounts.GetValueOrDefault(linuxNamespace);

    /// <summary>
    /// The processes of the pod that have the same parent as that container's first process: siblings, usually children of one shim. The process
    /// itself isn't among them. Used in lesson 05.
    /// </summary>
    /// <param name="container">The container's name.</param>
    /// <exception cref="PodLabException">There is no such container.</exception>
    public IReadOnlyList<PodProcess> Siblings(string container) =>
        Container(container).FirstProcess is { } first
            ? [.. Processes.Where(process => process.ParentPid == first.ParentPid && process.Pid != first.Pid)]
            : [];

    /// <summary>The containers with a process in that namespace.</summary>
    internal IEnumerable<PodContainer> MembersOf(LinuxNamespace ns) =>
        Containers.Where(container => container.Processes.Any(process => process.FindNamespace(ns.Type) == ns));

    /// <summary>Whether that namespace belongs to the whole pod, not only to some containers: pause is in it, or all running ones are.</summary>
    internal bool IsOfWholePod(LinuxNamespace ns) => MembersOf(ns).ToList() is var members
        && (members.Any(container => container.Role == ContainerRole.Pause) || members.Count == Containers.Count(container => container.Processes.Count > 0));

    internal static List<LinuxNamespace> Distinct(IEnumerable<PodProcess> processes, NamespaceOwnership ownership) =>
    [
        .. processes
            .SelectMany(process => process.Memberships)
            .Where(membership => membership.Ownership == ownership)
            .Select(membership => membership.Namespace)
            .OfType<LinuxNamespace>()
            .Distinct()
            .OrderBy(ns => ns.Type)
            .ThenBy(ns => ns.Inode),
    ];

    /// <summary>The summary as HTML: the pod, its containers with their processes and own namespaces, and the shared namespaces.</summary>
    public override string ToHtml() => AnatomySummary.ToHtml(this);

    /// <summary>The same summary as text, an indented outline.</summary>
    public override string ToString() => AnatomySummary.ToText(this);

    /// <summary>The same pod with other notes.</summary>
    internal PodAnatomy With(PodNotes notes)
    {
        var copy = (PodAnatomy)MemberwiseClone();
        copy.PartNotes = notes;
        return copy;
    }

    internal override string? ToExtra(string mimeType) => mimeType == MimeTypes.Notes ? Note.ToJson(Notes) : null;
}
