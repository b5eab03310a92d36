namespace PodLab.Anatomy;

/// <summary>A node's snapshot, indexed for its pods: the owner of a process, the size of a namespace. Built once, for one pod or for all.</summary>
internal sealed class NodeIndex
{
    private readonly Dictionary<LinuxNamespace, int> _members = [];

    public NodeIndex(NodeSnapshot snapshot, IReadOnlyList<RuntimeSandbox> sandboxes, IReadOnlyList<RuntimeContainer> containers)
    {
        (Snapshot, Sandboxes, Containers) = (snapshot, sandboxes, containers.ToLookup(container => container.SandboxId));
        NodeNamespaces = snapshot.Processes.FirstOrDefault(process => process.Process.Pid == 1)?.Namespaces
            ?? new Dictionary<NamespaceType, LinuxNamespace>();
        var roots = sandboxes.Select(sandbox => sandbox.Pid).Concat(containers.Select(container => container.Pid)).OfType<int>();
        Processes = ProcessesByRoot.Of(snapshot, roots, NodeNamespaces);
        foreach (var ns in snapshot.Processes.SelectMany(process => process.Namespaces.Values))
        {
            _members[ns] = _members.GetValueOrDefault(ns) + 1;
        }
    }

    public NodeSnapshot Snapshot { get; }

    public IReadOnlyList<RuntimeSandbox> Sandboxes { get; }

    /// <summary>The containers by their sandbox's ID.</summary>
    public ILookup<string, RuntimeContainer> Containers { get; }

    /// <summary>The node's own namespaces: those of its first process.</summary>
    public IReadOnlyDictionary<NamespaceType, LinuxNamespace> NodeNamespaces { get; }

    public ProcessesByRoot Processes { get; }

    /// <summary>The number of the node's processes in each namespace that these are in.</summary>
    public IReadOnlyDictionary<LinuxNamespace, int> CountMembers(IEnumerable<ProcessDetail> processes) =>
        processes.SelectMany(process => process.Namespaces.Values).Distinct().ToDictionary(ns => ns, ns => _members[ns]);
}

/// <summary>
/// Assigns processes to containers, given the first process (root) of every container and sandbox on the node. A process belongs to a root if its
/// pid namespace is one that only this root is in, or is nested in one. Otherwise, a mount or cgroup namespace that only one root is in decides.
/// Otherwise, it belongs where its parent belongs.
/// </summary>
/// <remarks>
/// Namespaces come before parents, because parents change. A process executed into a container has its parent outside. If the containers share a
/// pid namespace, an orphan of any of them becomes a child of pause.
/// </remarks>
internal sealed class ProcessesByRoot
{
    // Net, ipc, uts and user are created for the sandbox. With one container left, they would look like that container's own, and they aren't. The
    // pid namespace comes first: a process that joined a container's pid namespace ends with it, wherever its files are (for example a debugger
    // pod's).
    private static readonly NamespaceType[] ContainerTypes = [NamespaceType.Pid, NamespaceType.Mnt, NamespaceType.Cgroup];

    private readonly Dictionary<int, ProcessDetail> _processes;
    private readonly HashSet<int> _roots;
    private readonly Dictionary<LinuxNamespace, int> _rootOfNamespace;
    private readonly Dictionary<LinuxNamespace, ProcessDetail> _firstOfNamespace;
    private readonly ILookup<int?, ProcessDetail> _byRoot;

    private ProcessesByRoot(NodeSnapshot snapshot, IEnumerable<int> roots, IReadOnlyDictionary<NamespaceType, LinuxNamespace> node)
    {
        _processes = snapshot.Processes.ToDictionary(process => process.Process.Pid);
        _roots = [.. roots.Where(_processes.ContainsKey)];
        _rootOfNamespace = NamespacesOfOneRoot(node);
        var ofRoots = _roots.Where(root => _processes[root].Namespaces.ContainsKey(NamespaceType.Pid)).Select(root => _processes[root].Namespaces[NamespaceType.Pid]).ToHashSet();
        _firstOfNamespace = snapshot.Processes
            .Where(process => process.PidsByLevel is [_, .., 1] && process.Namespaces.TryGetValue(NamespaceType.Pid, out var ns) && !ofRoots.Contains(ns))
            .DistinctBy(process => process.Namespaces[NamespaceType.Pid]).ToDictionary(process => process.Namespaces[NamespaceType.Pid]);
        _byRoot = snapshot.Processes.ToLookup(FindRoot);
    }

    public static ProcessesByRoot Of(
        NodeSnapshot snapshot, IEnumerable<int> roots, IReadOnlyDictionary<NamespaceType, LinuxNamespace> nodeNamespaces) =>
        new(snapshot, roots, nodeNamespaces);

    /// <summary>
    /// The processes of the container with that first process: that one, then the others by PID; none if it's gone. Processes that have ended are
    /// left out: they no longer share anything.
    /// </summary>
    public IReadOnlyList<ProcessDetail> Below(int? root) =>
        root is null ? [] : [.. _byRoot[root].Where(p => !p.IsDefunct).OrderByDescending(p => p.Process.Pid == root).ThenBy(p => p.Process.Pid)];

    /// <summary>The zombies of the container with that first process, by PID.</summary>
    public IReadOnlyList<ProcessDetail> ZombiesBelow(int? root) =>
        root is null ? [] : [.. _byRoot[root].Where(p => p.IsDefunct).OrderBy(p => p.Process.Pid)];

    private Dictionary<LinuxNamespace, int> NamespacesOfOneRoot(IReadOnlyDictionary<NamespaceType, LinuxNamespace> node) => _roots
        .SelectMany(root => ContainerTypes
            .Where(type => node.ContainsKey(type) && _processes[root].Namespaces.ContainsKey(type))
            .Select(type => (Root: root, Namespace: _processes[root].Namespaces[type])))
        .Where(member => member.Namespace != node[member.Namespace.Type])
        .GroupBy(member => member.Namespace)
        .Where(members => members.Count() == 1)
        .ToDictionary(members => members.Key, members => members.Single().Root);

    private int? FindRoot(ProcessDetail process)
    {
        var visited = new HashSet<int>();
        for (var current = process; visited.Add(current.Process.Pid);)
        {
            var outer = FindOuter(current);
            if (outer is null && RootOf(current) is { } root)
            {
                return root;
            }

            if ((outer ?? _processes.GetValueOrDefault(current.Process.ParentPid)) is not { } next)
            {
                return null;
            }

            current = next;
        }

        return null;
    }

    // For a pid namespace without a root, that's its process 1, since a process that joined has its parent outside. For process 1, it's its parent,
    // which is in the pid namespace around it.
    private ProcessDetail? FindOuter(ProcessDetail process) =>
        !process.Namespaces.TryGetValue(NamespaceType.Pid, out var ns) || !_firstOfNamespace.TryGetValue(ns, out var first) ? null
            : first != process ? first
            : _processes.GetValueOrDefault(process.Process.ParentPid);

    private int? RootOf(ProcessDetail process)
    {
        if (_roots.Contains(process.Process.Pid))
        {
            return process.Process.Pid;
        }

        foreach (var type in ContainerTypes)
        {
            if (process.Namespaces.TryGetValue(type, out var ns) && _rootOfNamespace.TryGetValue(ns, out var root))
            {
                return root;
            }
        }

        return null;
    }
}
