using PodLab.Anatomy;
using PodLab.Rendering.Charts;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>
    /// The cluster's pods by node, and which of them use Linux namespaces of their node (hostNetwork, hostPID, hostIPC): a treemap, as large as
    /// there are pods. Read from the nodes, not from manifests; a node that may not be entered is shown as not read.
    /// </summary>
    public async Task<Chart> ClusterMapAsync(CancellationToken cancellation = default) =>
        await ClusterMap.ReadAsync(_cluster.Name, await _cluster.NodesAsync(cancellation.OrOfCell()), cancellation.OrOfCell());
}
