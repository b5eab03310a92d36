namespace PodLab.Anatomy;

/// <summary>
/// A node taken apart: its pods, as its container runtime lists them, and the node's own processes. The API server isn't involved, so it shows what
/// really runs there.
/// </summary>
/// <param name="Name">The node's name.</param>
/// <param name="Pods">The pods, sorted by Kubernetes namespace and name.</param>
/// <param name="OwnProcesses">The processes of no pod: those that run the node. Processes that have ended are left out.</param>
internal sealed record NodeAnatomy(string Name, IReadOnlyList<PodAnatomy> Pods, IReadOnlyList<ProcessDetail> OwnProcesses)
{
    public int ProcessCount => OwnProcesses.Count + Pods.Sum(pod => pod.Processes.Count());

    public static async Task<NodeAnatomy> ReadAsync(ClusterNode node, CancellationToken cancellation) =>
        Of(await NodeReading.OfAsync(node, cancellation));

    public static NodeAnatomy Of(NodeReading reading)
    {
        var index = new NodeIndex(reading.Snapshot, reading.Sandboxes, reading.Containers);
        var pods = reading.Sandboxes.Where(sandbox => sandbox.IsReady)
            .Select(sandbox => AnatomyBuilder.Find(PodOf(sandbox, index.Containers[sandbox.Id]), index)).OfType<PodAnatomy>()
            .OrderBy(pod => pod.Namespace, StringComparer.Ordinal).ThenBy(pod => pod.Name, StringComparer.Ordinal).ToList();
        var inPods = pods.SelectMany(pod => pod.Processes).Select(process => process.Pid).ToHashSet();
        return new(reading.Snapshot.Node, pods, [.. reading.Snapshot.Processes.Where(process => !process.IsDefunct && !inPods.Contains(process.Process.Pid))]);
    }

    // The part of the pod that the runtime has: its containers, in the order of their creation.
    private static V1Pod PodOf(RuntimeSandbox sandbox, IEnumerable<RuntimeContainer> containers) => new()
    {
        Metadata = new V1ObjectMeta { Name = sandbox.Name, NamespaceProperty = sandbox.Namespace, Uid = sandbox.Uid },
        Spec = new V1PodSpec
        {
            Containers = [.. containers.OrderBy(container => container.CreatedAt).Select(container => container.Name).Distinct()
                .Select(name => new V1Container { Name = name })],
        },
    };
}

/// <summary>The data from a node and its container runtime, read in parallel.</summary>
internal sealed record NodeReading(
    NodeSnapshot Snapshot, IReadOnlyList<RuntimeSandbox> Sandboxes, IReadOnlyList<RuntimeContainer> Containers)
{
    public static async Task<NodeReading> OfAsync(ClusterNode node, CancellationToken cancellation)
    {
        var snapshot = NodeSnapshotReader.ReadAsync(node, cancellation);
        var sandboxes = node.Runtime.SandboxesAsync(cancellation);
        var containers = node.Runtime.ContainersAsync(cancellation);
        await Task.WhenAll(snapshot, sandboxes, containers);
        return new NodeReading(await snapshot, await sandboxes, await containers);
    }

    public bool HasAllOf(V1Pod pod)
    {
        if (SandboxOfPod.Find(pod, Sandboxes) is not { } sandbox)
        {
            return false;
        }

        var pids = Snapshot.Processes.Select(process => process.Process.Pid).ToHashSet();
        return PlannedContainers.Of(pod, sandbox, Containers).Select(container => container.Pid).OfType<int>().All(pids.Contains);
    }
}
