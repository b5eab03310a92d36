using PodLab.Clusters;
using PodLab.Anatomy;
using PodLab.Rendering.Charts;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>
    /// The cluster's pods by node, and which of them use Linux namespaces of their node (hostNetwork, hostPID, hostIPC): a treemap, as
    /// large as there are pods. Read from the nodes, not from manifests; a node that may not be entered is shown as not read.
    /// </summary>
    public async Task<Chart> ClusterMapAsync(CancellationToken cancellation = default) =>
        await ClusterMap.ReadAsync(_cluster.Name, await _cluster.NodesAsync(cancellation.OrOfCell()), cancellation.OrOfCell());

    /// <summary>
    /// Who of a pod ran, and who waited: a row per container with its runs and the waits between them, and below them one for the pod's sandbox.
    /// The container's times are from the pod's status, which knows two runs; readings that were kept add earlier ones. Used in lesson 06.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="earlier">The pod as it was read before: what <see cref="WaitForRestartAsync"/> returned, for example.</param>
    /// <exception cref="PodLabException">There is no such pod, or nothing of it has run yet.</exception>
    public async Task<Chart> LivesAsync(string pod, params IReadOnlyList<V1Pod> earlier)
    {
        var token = CancellationToken.None.OrOfCell();
        var now = await GetPodAsync(pod, earlier is [{ } first, ..] ? first.Metadata.NamespaceProperty : ICluster.DefaultNamespace, token);
        var sandboxes = await (await NodeOfAsync(now, token)).Runtime.SandboxesAsync(token);
        return PodLives.Of([.. earlier.Where(reading => reading.Metadata.Uid == now.Metadata.Uid), now], sandboxes, _cluster.Clock.GetUtcNow());
    }

    /// <summary>
    /// The network of the node that a pod runs on: its network namespaces, links, addresses and routes, and the veth pairs between them.
    /// Shown, it is a drawing; <c>network.OfPod("demosolo")</c> is the pod's network namespace. Used in lesson 04.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespaceName">Its Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">There is no such pod, or its node could not be read; the message says what to try.</exception>
    public async Task<NodeNetwork> NetworkAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        await (await NodeOfAsync(pod, namespaceName, cancellation)).NetworkAsync(cancellation);
}
