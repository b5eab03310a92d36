using k8s.Models;
using PodLab.Commands;
using PodLab.Nodes;

namespace PodLab.Anatomy;

/// <summary>Reads a pod's anatomy from its node.</summary>
public static class AnatomyReader
{
    /// <summary>
    /// The pod's anatomy at this moment: the node's processes with their namespaces, and side by side with that what the container runtime
    /// says. If the two do not agree on a container's first process, as when one starts in between, both are read once more.
    /// </summary>
    /// <param name="pod">The pod as the API has it.</param>
    /// <param name="node">The node that it runs on.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">
    /// Nothing of the pod runs on that node, or the node could not be read; the message says what to try.
    /// </exception>
    public static async Task<PodAnatomy> ReadAsync(V1Pod pod, ClusterNode node, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentNullException.ThrowIfNull(node);
        var reading = await Reading.OfAsync(node, cancellation);
        if (!reading.HasAllOf(pod))
        {
            reading = await Reading.OfAsync(node, cancellation);
        }

        return AnatomyBuilder.Build(pod, reading.Snapshot, reading.Sandboxes, reading.Containers);
    }

    private sealed record Reading(
        NodeSnapshot Snapshot, IReadOnlyList<RuntimeSandbox> Sandboxes, IReadOnlyList<RuntimeContainer> Containers)
    {
        public static async Task<Reading> OfAsync(ClusterNode node, CancellationToken cancellation)
        {
            var snapshot = NodeSnapshotReader.ReadAsync(node, cancellation);
            var sandboxes = node.Runtime.SandboxesAsync(cancellation);
            var containers = node.Runtime.ContainersAsync(cancellation);
            await Task.WhenAll(snapshot, sandboxes, containers);
            return new Reading(await snapshot, await sandboxes, await containers);
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
}
