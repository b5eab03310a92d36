using PodLab.Clusters;
using PodLab.Anatomy;
using PodLab.Rendering.Charts;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>
    /// A treemap of the cluster's pods by node. It marks the pods that use Linux namespaces of their node (hostNetwork, hostPID, hostIPC).
    /// It grows with the number of pods. It's read from the nodes, not from manifests. A node that may not be entered is shown as not read.
    /// </summary>
    public async Task<Chart> ClusterMapAsync(CancellationToken cancellation = default) =>
        await ClusterMap.ReadAsync(_cluster.Name, await _cluster.NodesAsync(cancellation.OrOfCell()), cancellation.OrOfCell());

    /// <summary>
    /// A pod's containers over time: one row per container with its runs and the waits between them, and a last row for the pod's sandbox.
    /// The times come from the pod's status, which holds only two runs per container. Earlier readings add earlier runs. Used in lesson 06.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="earlier">The pod as it was read before: what <see cref="WaitForRestartAsync"/> returned, for example.</param>
    /// <exception cref="PodLabException">The pod doesn't exist, or none of its containers has run yet.</exception>
    public async Task<Chart> LivesAsync(string pod, params IReadOnlyList<V1Pod> earlier)
    {
        var token = CancellationToken.None.OrOfCell();
        var now = await GetPodAsync(pod, earlier is [{ } first, ..] ? first.Metadata.NamespaceProperty : ICluster.DefaultNamespace, token);
        var sandboxes = await (await NodeOfAsync(now, token)).Runtime.SandboxesAsync(token);
        return PodLives.Of([.. earlier.Where(reading => reading.Metadata.Uid == now.Metadata.Uid), now], sandboxes, _cluster.Clock.GetUtcNow());
    }

    /// <summary>
    /// The network of the node that a pod runs on: its network namespaces, links, addresses and routes, and the veth pairs between them.
    /// A cell shows it as a drawing. <c>network.OfPod("demosolo")</c> is the pod's network namespace. Used in lesson 04.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespaceName">Its Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">The pod doesn't exist, or its node couldn't be read. The message says what to try.</exception>
    public async Task<NodeNetwork> NetworkAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        await (await NodeOfAsync(pod, namespaceName, cancellation)).NetworkAsync(cancellation);
}
