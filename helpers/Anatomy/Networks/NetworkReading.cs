using PodLab.Commands;
using PodLab.Nodes;

namespace PodLab.Anatomy;

/// <summary>Joins what a node says of its network namespaces with the pods that run on it.</summary>
internal static class NetworkReading
{
    private const string NotEntered = "it could not be entered, or was made while the node was being read";

    /// <summary>
    /// The node's network. If the runtime names a first process that the node's processes lack, as when a pod starts in between, both are
    /// read once more.
    /// </summary>
    public static async Task<NodeNetwork> ReadAsync(ClusterNode node, CancellationToken cancellation)
    {
        var (snapshot, sandboxes, containers) = await ReadOnceAsync(node, cancellation);
        if (!HasAll(snapshot, sandboxes, containers))
        {
            (snapshot, sandboxes, containers) = await ReadOnceAsync(node, cancellation);
        }

        return Build(snapshot, sandboxes, containers, argv => node.TerminalLine(argv));
    }

    private static async Task<(NetworkSnapshot Snapshot, IReadOnlyList<RuntimeSandbox> Sandboxes, IReadOnlyList<RuntimeContainer> Containers)> ReadOnceAsync(
        ClusterNode node, CancellationToken cancellation)
    {
        var snapshot = NetworkSnapshotReader.ReadAsync(node, cancellation);
        var sandboxes = node.Runtime.SandboxesAsync(cancellation);
        var containers = node.Runtime.ContainersAsync(cancellation);
        await Task.WhenAll(snapshot, sandboxes, containers);
        return (await snapshot, await sandboxes, await containers);
    }

    internal static bool HasAll(NetworkSnapshot snapshot, IReadOnlyList<RuntimeSandbox> sandboxes, IReadOnlyList<RuntimeContainer> containers)
    {
        var read = snapshot.Node.Processes.Select(process => process.Process.Pid).ToHashSet();
        return sandboxes.Where(sandbox => sandbox.IsReady).Select(sandbox => sandbox.Pid)
            .Concat(containers.Where(container => container.State == RuntimeContainerState.Running).Select(container => container.Pid))
            .OfType<int>().All(read.Contains);
    }

    public static NodeNetwork Build(
        NetworkSnapshot snapshot,
        IReadOnlyList<RuntimeSandbox> sandboxes,
        IReadOnlyList<RuntimeContainer> containers,
        Func<string[], string> terminalLine)
    {
        var processes = snapshot.Node.Processes;
        var pods = NodeAnatomy.Of(new NodeReading(snapshot.Node, sandboxes, containers)).Pods;
        var own = FirstOf(processes, NamespaceType.Net);
        var node = FirstOf(processes, NamespaceType.Mnt);
        var byNamespace = processes.Where(process => process.Namespaces.ContainsKey(NamespaceType.Net))
            .ToLookup(process => process.Namespaces[NamespaceType.Net], process => process.Process);
        var unentered = byNamespace.Select(group => group.Key).Except(snapshot.Namespaces.Select(reading => reading.Namespace))
            .Select(ns => new NetworkNamespaceReading(ns, [], [], [], new Dictionary<int, LinuxNamespace>(), NotEntered));
        var namespaces = snapshot.Namespaces.Concat(unentered).Select(Namespace)
            .OrderByDescending(ns => ns.IsNode).ThenByDescending(ns => ns.Pods.Count > 0)
            .ThenBy(ns => ns.Title, StringComparer.Ordinal).ThenBy(ns => ns.Namespace.Inode);
        var unread = processes.Count(process => !process.IsDefunct && !process.Namespaces.ContainsKey(NamespaceType.Net));
        return new NodeNetwork(snapshot.Node.Node, [.. namespaces], unread, snapshot.Node.TakenAt, terminalLine);

        NetworkNamespace Namespace(NetworkNamespaceReading reading) => new()
        {
            Namespace = reading.Namespace,
            Node = snapshot.Node.Node,
            IsNode = reading.Namespace == own,
            Pods = [.. pods.Where(pod => pod.Processes.Any(process => process.FindNamespace(NamespaceType.Net) == reading.Namespace))],
            Processes = [.. byNamespace[reading.Namespace]],
            Files = [.. reading.Files
                .OrderByDescending(file => file.MountNamespace == node).ThenBy(file => file.Path, StringComparer.Ordinal)],
            Links = reading.Links,
            Routes = reading.Routes,
            PeersById = reading.PeersById,
            Obstacle = reading.Obstacle,
        };
    }

    private static LinuxNamespace? FirstOf(IReadOnlyList<ProcessDetail> processes, NamespaceType type) =>
        processes.FirstOrDefault(process => process.Process.Pid == 1)?.Namespaces is { } found
        && found.TryGetValue(type, out var ns) ? ns : null;
}
