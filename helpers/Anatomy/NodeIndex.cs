using PodLab.Commands;
using PodLab.Nodes;

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
