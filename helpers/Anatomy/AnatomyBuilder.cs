using k8s.Models;
using PodLab.Commands;
using PodLab.Nodes;

namespace PodLab.Anatomy;

/// <summary>
/// Puts a pod's anatomy together from what the API, the node and its container runtime say. Pure: the same readings give the same anatomy.
/// </summary>
public static class AnatomyBuilder
{
    /// <summary>The anatomy of a pod.</summary>
    /// <param name="pod">The pod as the API has it: its manifest names the containers and their order.</param>
    /// <param name="snapshot">The processes of the pod's node with their namespaces.</param>
    /// <param name="sandboxes">All pod sandboxes of that node; the pod's newest is taken.</param>
    /// <param name="containers">All containers of that node, exited ones too; of each of the pod's the newest attempt is taken.</param>
    /// <exception cref="PodLabException">Nothing of the pod runs on that node; the message has the pod's state and what to try.</exception>
    public static PodAnatomy Build(
        V1Pod pod, NodeSnapshot snapshot, IReadOnlyList<RuntimeSandbox> sandboxes, IReadOnlyList<RuntimeContainer> containers)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(snapshot);
        var sandbox = SandboxOfPod.Find(pod, sandboxes) ?? throw PodNotFoundOnNode.For(pod, snapshot.Node);
        var planned = PlannedContainers.Of(pod, sandbox, containers);
        var nodeNamespaces = NodeNamespaces(snapshot);
        var roots = sandboxes.Select(s => s.Pid).Concat(containers.Select(c => c.Pid)).OfType<int>();
        var processes = ProcessesByRoot.Of(snapshot, roots, nodeNamespaces);
        var parts = planned.Select(part => (Part: part, Processes: processes.Below(part.Pid))).ToList();
        if (parts.All(part => part.Processes.Count == 0))
        {
            throw PodNotFoundOnNode.For(pod, snapshot.Node);
        }

        var rule = OwnershipRule.For(pod, parts, nodeNamespaces);
        return new PodAnatomy
        {
            Name = pod.Metadata.Name,
            Namespace = pod.Metadata.NamespaceProperty ?? "default",
            Uid = pod.Metadata.Uid ?? sandbox.Uid,
            Node = snapshot.Node,
            PodIP = pod.Status?.PodIP is { Length: > 0 } ip ? ip : null,
            TakenAt = snapshot.TakenAt,
            Containers = [.. parts.Select(part => Container(part.Part, part.Processes, rule))],
            NodeNamespaces = nodeNamespaces,
            ProcessCounts = CountMembers(snapshot, parts.SelectMany(part => part.Processes)),
        };
    }

    private static IReadOnlyDictionary<NamespaceType, LinuxNamespace> NodeNamespaces(NodeSnapshot snapshot) =>
        snapshot.Processes.FirstOrDefault(process => process.Process.Pid == 1)?.Namespaces
        ?? new Dictionary<NamespaceType, LinuxNamespace>();

    private static PodContainer Container(PlannedContainer planned, IReadOnlyList<ProcessDetail> processes, OwnershipRule rule) =>
        new(planned.Name, planned.Role, planned.Image, planned.Id, planned.RestartCount,
            [.. processes.Select(p => new PodProcess(p.Process, planned.Name, rule.Memberships(p), p.PidsByLevel))]);

    private static Dictionary<LinuxNamespace, int> CountMembers(NodeSnapshot snapshot, IEnumerable<ProcessDetail> processes)
    {
        var counts = processes.SelectMany(process => process.Namespaces.Values).Distinct().ToDictionary(ns => ns, _ => 0);
        foreach (var ns in snapshot.Processes.SelectMany(process => process.Namespaces.Values).Where(counts.ContainsKey))
        {
            counts[ns]++;
        }

        return counts;
    }
}
