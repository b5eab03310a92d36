using PodLab.Anatomy;
using PodLab.Rendering.Charts;

namespace PodLab;

/// <summary>Views of a whole node.</summary>
public static class NodeViews
{
    extension(ClusterNode node)
    {
        /// <summary>
        /// All processes of the node by pod and container, as a treemap whose size follows the number of processes. It shows which Linux namespaces
        /// each container has of its own, shares, or uses from the node. The pods come from the container runtime, not from the API server.
        /// </summary>
        /// <exception cref="PodLabException">The node couldn't be read; the message says what to try.</exception>
        public async Task<Chart> NamespaceMapAsync(CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(node);
            return NamespaceMap.Of(await NodeAnatomy.ReadAsync(node, cancellation.OrOfCell()));
        }
    }
}
