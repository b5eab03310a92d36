namespace PodLab.Anatomy;

/// <summary>A node's snapshot with what every pod on it asks: whose process, how many in a namespace. Made once, for one pod or for all.</summary>
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

    /// <summary>How many of the node's processes are in each namespace that these are in.</summary>
    public IReadOnlyDictionary<LinuxNamespace, int> CountMembers(IEnumerable<ProcessDetail> processes) =>
        processes.SelectMany(process => process.Namespaces.Values).Distinct().ToDictionary(ns => ns, ns => _members[ns]);
}

/// <summary>
/// Says which process belongs to which container, given the first process (root) of every container and sandbox on the node. A process
/// belongs where its mount, pid or cgroup namespace is one that a single root has; without such a namespace, where its parent belongs.
/// </summary>
/// <remarks>
/// Namespaces go before parents because parents change: a process executed into a container has its parent outside, and where the
/// containers share a pid namespace an orphan of any of them becomes a child of pause.
/// </remarks>
internal sealed class ProcessesByRoot
{
    // Net, ipc, uts and user are made for the sandbox: with one container left they would look like its alone, and are not.
    private static readonly NamespaceType[] ContainerTypes = [NamespaceType.Mnt, NamespaceType.Pid, NamespaceType.Cgroup];

    private readonly Dictionary<int, ProcessDetail> _processes;
    private readonly HashSet<int> _roots;
    private readonly Dictionary<LinuxNamespace, int> _rootOfNamespace;
    private readonly ILookup<int?, ProcessDetail> _byRoot;

    private ProcessesByRoot(NodeSnapshot snapshot, IEnumerable<int> roots, IReadOnlyDictionary<NamespaceType, LinuxNamespace> node)
    {
        _processes = snapshot.Processes.ToDictionary(process => process.Process.Pid);
        _roots = [.. roots.Where(_processes.ContainsKey)];
        _rootOfNamespace = NamespacesOfOneRoot(node);
        _byRoot = snapshot.Processes.ToLookup(FindRoot);
    }

    public static ProcessesByRoot Of(
        NodeSnapshot snapshot, IEnumerable<int> roots, IReadOnlyDictionary<NamespaceType, LinuxNamespace> nodeNamespaces) =>
        new(snapshot, roots, nodeNamespaces);

    /// <summary>
    /// The processes of the container with that first process: that one, then the others by PID; none if it is not there. Without those that have ended:
    /// what was shared with them is theirs no more.
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
            if (RootOf(current) is { } root)
            {
                return root;
            }

            if (!_processes.TryGetValue(current.Process.ParentPid, out var parent))
            {
                return null;
            }

            current = parent;
        }

        return null;
    }

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
