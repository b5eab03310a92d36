using PodLab.Anatomy;

namespace PodLab;

/// <summary>Reduces a node's tables to one pod.</summary>
public static class TablesOfPod
{
    /// <summary>
    /// Only the pod's processes, including zombies, and the parents of its containers' first processes: usually one shim.
    /// Used in lesson 05.
    /// </summary>
    /// <param name="processes">The node's processes.</param>
    /// <param name="pod">The pod, read at about the same time.</param>
    public static Table<NodeProcess> Of(this Table<NodeProcess> processes, PodAnatomy pod)
    {
        ArgumentNullException.ThrowIfNull(processes);
        ArgumentNullException.ThrowIfNull(pod);
        var pids = pod.Processes.Concat(pod.Zombies).Select(process => process.Pid)
            .Concat(pod.Containers.Select(container => container.FirstProcess?.ParentPid).OfType<int>())
            .ToHashSet();
        return Prune(processes, pod, process => pids.Contains(process.Pid));
    }

    /// <summary>
    /// The Linux namespaces that the pod's processes are members of, without the node's own. Used in lesson 05.
    /// </summary>
    /// <param name="namespaces">The node's namespaces.</param>
    /// <param name="pod">The pod, read at about the same time.</param>
    public static Table<NamespaceRow> Of(this Table<NamespaceRow> namespaces, PodAnatomy pod)
    {
        ArgumentNullException.ThrowIfNull(namespaces);
        ArgumentNullException.ThrowIfNull(pod);
        var members = pod.Processes.SelectMany(process => process.Memberships)
            .Where(membership => membership.Ownership != NamespaceOwnership.Node)
            .Select(membership => membership.Namespace)
            .ToHashSet();
        return Prune(namespaces, pod, row => members.Contains(row.Namespace));
    }

    private static Table<TRow> Prune<TRow>(Table<TRow> table, PodAnatomy pod, Func<TRow, bool> belongs) =>
        table.Where(belongs, $"{table.Caption}: those of pod {pod.Name} ({table.Count(belongs)} of {table.Count} rows)");
}
