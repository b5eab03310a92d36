using PodLab.Anatomy;
using PodLab.Rendering.Charts;

namespace PodLab;

/// <summary>A whole node at a glance.</summary>
public static class NodeViews
{
    extension(ClusterNode node)
    {
        /// <summary>
        /// All processes of the node by pod and container, with the Linux namespaces that each has of its own, shares, or takes from the node: a treemap,
        /// as large as there are processes. The pods are those that the container runtime runs there; no API server is asked.
        /// </summary>
        /// <exception cref="PodLabException">The node could not be read; the message says what to try.</exception>
        public async Task<Chart> NamespaceMapAsync(CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(node);
            return NamespaceMap.Of(await NodeAnatomy.ReadAsync(node, cancellation.OrOfCell()));
        }
    }
}
