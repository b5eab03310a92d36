using k8s.Models;
using PodLab.Commands;
using PodLab.Nodes;

namespace PodLab.Anatomy;

/// <summary>What a node and its container runtime say, asked side by side.</summary>
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
