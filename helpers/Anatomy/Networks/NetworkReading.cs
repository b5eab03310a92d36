namespace PodLab.Anatomy;

/// <summary>Joins a node's data about its network namespaces with the pods on the node.</summary>
internal static class NetworkReading
{
    private const string NotEntered = "it could not be entered, or was created while the node was being read";

    /// <summary>
    /// The node's network. If the runtime reports a first process that isn't among the node's processes (for example because a pod is just
    /// starting), both are read again.
    /// </summary>
    public static async Task<NodeNetwork> ReadAsync(ClusterNode node, CancellationToken cancellation)
    {
        var (network, reading) = await ReadOnceAsync(node, cancellation);
        if (!HasAll(reading))
        {
            (network, reading) = await ReadOnceAsync(node, cancellation);
        }

        return Build(network, reading, argv => node.TerminalLine(argv));
    }

    private static async Task<(NetworkSnapshot Network, NodeReading Reading)> ReadOnceAsync(ClusterNode node, CancellationToken cancellation)
    {
        var snapshot = NetworkSnapshotReader.ReadAsync(node, cancellation);
        var sandboxes = node.Runtime.SandboxesAsync(cancellation);
        var containers = node.Runtime.ContainersAsync(cancellation);
        await Task.WhenAll(snapshot, sandboxes, containers);
        return (await snapshot, new NodeReading((await snapshot).Node, await sandboxes, await containers));
    }

    internal static bool HasAll(NodeReading reading)
    {
        var read = reading.Snapshot.Processes.Select(process => process.Process.Pid).ToHashSet();
        var running = reading.Containers.Where(container => container.State == RuntimeContainerState.Running);
        return reading.Sandboxes.Where(sandbox => sandbox.IsReady).Select(sandbox => sandbox.Pid)
            .Concat(running.Select(container => container.Pid)).OfType<int>().All(read.Contains);
    }

    public static NodeNetwork Build(NetworkSnapshot snapshot, NodeReading reading, Func<string[], string> terminalLine)
    {
        var processes = snapshot.Node.Processes;
        var pods = NodeAnatomy.Of(reading).Pods;
        var own = FirstOf(processes, NamespaceType.Net);
        var node = FirstOf(processes, NamespaceType.Mnt);
        var byNamespace = processes.Where(process => process.Namespaces.ContainsKey(NamespaceType.Net))
            .ToLookup(process => process.Namespaces[NamespaceType.Net], process => process.Process);
        var unentered = byNamespace.Select(group => group.Key).Except(snapshot.Namespaces.Select(read => read.Namespace))
            .Select(ns => new NetworkNamespaceReading(ns, [], [], [], new Dictionary<int, LinuxNamespace>(), NotEntered));
        var namespaces = snapshot.Namespaces.Concat(unentered).Select(Namespace)
            .OrderByDescending(ns => ns.IsNode).ThenByDescending(ns => ns.Pods.Count > 0)
            .ThenBy(ns => ns.Title, StringComparer.Ordinal).ThenBy(ns => ns.Namespace.Inode);
        var unread = processes.Count(process => !process.IsDefunct && !process.Namespaces.ContainsKey(NamespaceType.Net));
        return new NodeNetwork(snapshot.Node.Node, [.. namespaces], unread, snapshot.Node.TakenAt, terminalLine);

        NetworkNamespace Namespace(NetworkNamespaceReading read) => new()
        {
            Namespace = read.Namespace,
            Node = snapshot.Node.Node,
            IsNode = read.Namespace == own,
            Pods = [.. pods.Where(pod => pod.Processes.Any(process => process.FindNamespace(NamespaceType.Net) == read.Namespace))],
            Processes = [.. byNamespace[read.Namespace]],
            Files = [.. read.Files
                .OrderByDescending(file => file.MountNamespace == node).ThenBy(file => file.Path, StringComparer.Ordinal)],
            Links = read.Links,
            Routes = read.Routes,
            PeersById = read.PeersById,
            Obstacle = read.Obstacle,
        };
    }

    private static LinuxNamespace? FirstOf(IReadOnlyList<ProcessDetail> processes, NamespaceType type) =>
        processes.FirstOrDefault(process => process.Process.Pid == 1)?.Namespaces is { } found
        && found.TryGetValue(type, out var ns) ? ns : null;
}
