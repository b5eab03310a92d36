using PodLab.Commands;
using PodLab.Nodes;
using PodLab.Rendering;
using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A pod as tiles of a treemap: its containers, their processes; and in words which Linux namespaces are whose.</summary>
internal static class PodTile
{
    // Those by which a pod is kept apart from its node. The others are usually the node's, and say nothing of a pod.
    private static readonly NamespaceType[] Walls = [NamespaceType.Net, NamespaceType.Uts, NamespaceType.Ipc, NamespaceType.Pid];

    /// <summary>The pod with its containers.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="withProcesses">Whether every process is a tile, too.</param>
    public static Tile Of(PodAnatomy pod, bool withProcesses) => new(
        $"{pod.Namespace}/{pod.Name}",
        Whose(pod),
        0,
        IsOpen(pod) ? Role.Notice : Role.Subject,
        [.. pod.Containers.Where(container => container.Processes.Count > 0).Select(container => Container(container, withProcesses))]);

    /// <summary>The pod as one tile that counts one.</summary>
    public static Tile Single(PodAnatomy pod) => new(
        pod.Name,
        $"{Whose(pod)} · {Counted.Of(pod.Containers.Count(container => container.Role != ContainerRole.Pause), "container")}",
        1,
        IsOpen(pod) ? Role.Notice : Role.Subject,
        []);

    /// <summary>Whether the pod uses network, host name, IPC or processes of the node.</summary>
    public static bool IsOpen(PodAnatomy pod) => TypesOfNode(pod).Count > 0;

    public static Tile Process(NodeProcess process, Role role) => new(process.Program, Describe(process), 1, role, []);

    private static string Describe(NodeProcess process) => $"PID {process.Pid} {process.Command}";

    private static Tile Container(PodContainer container, bool withProcesses)
    {
        var own = $"● own {Names(PodAnatomy.Distinct(container.Processes, NamespaceOwnership.Own))}";
        var tiles = withProcesses && container.Processes.Count > 1 ? container.Processes.Select(process => Process(process.Process, Role.Inner)) : [];
        var running = container.Processes.Count == 1 ? Describe(container.Processes[0].Process) : Counted.Of(container.Processes.Count, "process", "processes");
        return new(container.Name, $"{own} · {running}", container.Processes.Count, Role.Part, [.. tiles]);
    }

    private static string Whose(PodAnatomy pod)
    {
        var isUnknown = pod.Processes.Any(process => Walls.Any(type => process.Membership(type).Ownership == NamespaceOwnership.Unknown));
        string[] parts =
        [
            TypesOfNode(pod) is { Count: > 0 } nodes ? $"○ node's {string.Join(' ', nodes.Select(type => type.ShortName))}" : "",
            pod.SharedNamespaces.Count > 0 ? $"◆ pod's {Names(pod.SharedNamespaces)}" : "",
            isUnknown ? "? not all could be read" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static List<NamespaceType> TypesOfNode(PodAnatomy pod) =>
        [.. Walls.Where(type => pod.Processes.Any(process => process.Membership(type).Ownership == NamespaceOwnership.Node))];

    private static string Names(IReadOnlyList<LinuxNamespace> namespaces) =>
        namespaces.Count == 0 ? "none" : string.Join(' ', namespaces.Select(ns => ns.Type.ShortName).Distinct());
}
