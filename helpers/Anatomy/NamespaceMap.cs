using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A node's processes and Linux namespaces by pod, as a treemap.</summary>
internal static class NamespaceMap
{
    private const double Width = 900;
    private const double Height = 560;

    // More would make the figure megabytes large, with tiles too small to see.
    private const int ProcessesShown = 400;

    private const string Legend = "Area: processes. ● own: only the container's. ○ amber: pod uses the node's net, uts, ipc or pid. ◆ blue: pod kept apart. Gray: no pod.";

    public static Chart Of(NodeAnatomy node)
    {
        var root = Tiles(node);
        return Chart.Of(
            new Drawing(
                $"Node {node.Name}: processes and Linux namespaces by pod",
                Summary(node),
                new Panel(Role.Paper, [new TextBlock(root.Words, TextStyle.Title), new TileMap(root.Tiles, Width, Height), new TextBlock(Legend, TextStyle.Note, MaximumLines: 2)])),
            root);
    }

    private static string Summary(NodeAnatomy node)
    {
        var open = node.Pods.Where(PodTile.IsOpen).Select(pod => pod.Name).ToList();
        return $"{Counted.Of(node.ProcessCount, "process", "processes")}, {node.OwnProcesses.Count} of them of no pod, "
            + $"{Counted.Of(node.Pods.Count, "pod")}; {Openness(open)}";
    }

    internal static string Openness(IReadOnlyList<string> open) => open.Count == 0
        ? "all pods are kept apart from the node."
        : $"{Counted.Of(open.Count, "pod uses", "pods use")} Linux namespaces of the node: {string.Join(", ", open)}.";

    private static Tile Tiles(NodeAnatomy node)
    {
        var withProcesses = node.ProcessCount <= ProcessesShown;
        var own = new Tile(
            "the node itself",
            Counted.Of(node.OwnProcesses.Count, "process", "processes"),
            node.OwnProcesses.Count,
            Role.Surroundings,
            withProcesses ? [.. node.OwnProcesses.Select(process => PodTile.Process(process.Process, Role.Surroundings))] : []);
        return new Tile(
            $"node {node.Name}",
            $"{Counted.Of(node.ProcessCount, "process", "processes")} in {Counted.Of(node.Pods.Count, "pod")} and of the node itself",
            0,
            Role.Paper,
            [.. node.Pods.Select(pod => PodTile.Of(pod, withProcesses)), own]);
    }
}

/// <summary>A pod as tiles of a treemap: its containers and their processes, with the owners of the Linux namespaces in words.</summary>
internal static class PodTile
{
    // The types that keep a pod apart from its node. The others are usually the node's, and aren't specific to a pod.
    private static readonly NamespaceType[] Walls = [NamespaceType.Net, NamespaceType.Uts, NamespaceType.Ipc, NamespaceType.Pid];

    /// <summary>The pod with its containers.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="withProcesses">Whether every process is also a tile.</param>
    public static Tile Of(PodAnatomy pod, bool withProcesses) => new(
        $"{pod.Namespace}/{pod.Name}",
        Whose(pod),
        0,
        IsOpen(pod) ? Role.Notice : Role.Subject,
        [.. pod.Containers.Where(container => container.Processes.Count > 0).Select(container => Container(container, withProcesses))]);

    /// <summary>The pod as one tile with a count of one.</summary>
    public static Tile Single(PodAnatomy pod) => new(
        pod.Name,
        $"{Whose(pod)} · {Counted.Of(pod.Containers.Count(container => container.Role != ContainerRole.Pause), "container")}",
        1,
        IsOpen(pod) ? Role.Notice : Role.Subject,
        []);

    /// <summary>Whether the pod uses the node's network, host name, IPC or processes.</summary>
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
