using PodLab.Anatomy;

namespace PodLab;

/// <summary>A node's network: its network namespaces, whose they are, and the veth pairs between them.</summary>
public static class NetworkViews
{
    extension(ClusterNode node)
    {
        /// <summary>
        /// The node's network at this moment, in one reading: all network namespaces with links, addresses and routes, each veth end with
        /// its peer, each namespace with its pod. Shown, it is a drawing; <c>.Table()</c> has the veth pairs, <c>before.Diff(after)</c>
        /// what the links have carried.
        /// The container runtime says which pods they belong to; the API server isn't asked. Used in lessons 03 and 04.
        /// </summary>
        /// <exception cref="CommandFailedException">The node has no ip (package iproute2), or doesn't permit entering network
        /// namespaces.</exception>
        /// <exception cref="PodLabException">The node could not be read; the message says what to try.</exception>
        public async Task<NodeNetwork> NetworkAsync(CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(node);
            return await NetworkReading.ReadAsync(node, cancellation.OrOfCell());
        }

        /// <summary>
        /// The node's network namespaces: the number, whose it is, processes, the files that keep it, links and addresses. One that only a
        /// file keeps is among them. The terminal's <c>lsns -t net</c> shows those with processes. Used in lessons 03 and 04.
        /// </summary>
        /// <exception cref="CommandFailedException">The node has no ip (package iproute2), or doesn't permit entering network
        /// namespaces.</exception>
        /// <exception cref="PodLabException">The node could not be read; the message says what to try.</exception>
        public async Task<Table<NetworkNamespace>> NetworkNamespacesAsync(CancellationToken cancellation = default) =>
            NetworkTables.OfNamespaces(await node.NetworkAsync(cancellation), node.TerminalLine("lsns", "-t", "net"));
    }
}
