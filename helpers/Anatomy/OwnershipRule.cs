namespace PodLab.Anatomy;

/// <summary>Decides the owner of a namespace, as <see cref="NamespaceOwnership"/> defines it.</summary>
internal sealed class OwnershipRule
{
    private readonly IReadOnlyDictionary<NamespaceType, LinuxNamespace> _node;
    private readonly HashSet<LinuxNamespace> _shared;

    private OwnershipRule(IReadOnlyDictionary<NamespaceType, LinuxNamespace> node, HashSet<LinuxNamespace> shared)
    {
        _node = node;
        _shared = shared;
    }

    public static OwnershipRule For(
        V1Pod pod,
        IReadOnlyList<(PlannedContainer Part, IReadOnlyList<ProcessDetail> Processes)> parts,
        IReadOnlyDictionary<NamespaceType, LinuxNamespace> node)
    {
        var usedByTwo = parts
            .SelectMany(part => part.Processes.SelectMany(process => process.Namespaces.Values).Distinct())
            .GroupBy(ns => ns)
            .Where(users => users.Count() > 1)
            .Select(users => users.Key);
        return new OwnershipRule(node, [.. usedByTwo, .. SandboxNamespaces(pod, parts)]);
    }

    /// <summary>The process's memberships in its eight Linux namespaces, in the order of the types.</summary>
    public IReadOnlyList<NamespaceMembership> Memberships(ProcessDetail process) =>
        [.. NamespaceTypes.All.Select(type => process.Namespaces.TryGetValue(type, out var ns)
            ? new NamespaceMembership(type, ns, OwnershipOf(ns))
            : new NamespaceMembership(type, null, HasNone(process) ? NamespaceOwnership.None : NamespaceOwnership.Unknown))];

    // If a zombie has some links, the missing ones lead nowhere. If it has none, they couldn't be read, and nothing is known.
    private static bool HasNone(ProcessDetail process) => process.IsDefunct && process.Namespaces.Count > 0;

    private NamespaceOwnership OwnershipOf(LinuxNamespace ns)
    {
        if (!_node.TryGetValue(ns.Type, out var nodes))
        {
            return NamespaceOwnership.Unknown;
        }

        return ns == nodes ? NamespaceOwnership.Node
            : _shared.Contains(ns) ? NamespaceOwnership.Pod
            : NamespaceOwnership.Own;
    }

    // The sandbox's namespaces are the pod's even while only one container runs in them. Pause keeps them. If the runtime needs no pause process,
    // the containers' first processes were put into them.
    private static IEnumerable<LinuxNamespace> SandboxNamespaces(
        V1Pod pod, IReadOnlyList<(PlannedContainer Part, IReadOnlyList<ProcessDetail> Processes)> parts)
    {
        var running = parts.Where(part => part.Processes.Count > 0).ToList();
        var pause = running.Where(part => part.Part.Role == ContainerRole.Pause).ToList();
        var holders = (pause.Count > 0 ? pause : running).Select(part => part.Processes[0]);
        var types = SandboxTypes(pod.Spec).ToList();
        return holders.SelectMany(process => process.Namespaces.Values).Where(ns => types.Contains(ns.Type));
    }

    private static IEnumerable<NamespaceType> SandboxTypes(V1PodSpec? spec)
    {
        yield return NamespaceType.Net;
        yield return NamespaceType.Ipc;
        yield return NamespaceType.Uts;
        if (spec?.ShareProcessNamespace == true)
        {
            yield return NamespaceType.Pid;
        }

        if (spec?.HostUsers == false)
        {
            yield return NamespaceType.User;
        }
    }
}
