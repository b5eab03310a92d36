using PodLab.Anatomy;

namespace PodLab;

/// <summary>A node's network: its network namespaces, their owners, and the veth pairs between them.</summary>
public static class NetworkViews
{
    extension(ClusterNode node)
    {
        /// <summary>
        /// The node's network at this moment, in one reading: all network namespaces with links, addresses and routes. Each veth end has its peer,
        /// each namespace its pod. It's displayed as a drawing; <c>.Table()</c> has the veth pairs, and <c>before.Diff(after)</c> the traffic on
        /// the links. The namespaces' pods come from the container runtime, not from the API server. Used in lessons 03 and 04.
        /// </summary>
        /// <exception cref="CommandFailedException">The node has no ip (package iproute2), or doesn't permit entering network
        /// namespaces.</exception>
        /// <exception cref="PodLabException">The node couldn't be read; the message says what to try.</exception>
        public async Task<NodeNetwork> NetworkAsync(CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(node);
            return await NetworkReading.ReadAsync(node, cancellation.OrOfCell());
        }

        /// <summary>
        /// The node's network namespaces: number, owner, processes, the files that keep it, links and addresses. It also lists those that only a
        /// file keeps. In a terminal, <c>lsns -t net</c> shows those with processes. Used in lessons 03 and 04.
        /// </summary>
        /// <exception cref="CommandFailedException">The node has no ip (package iproute2), or doesn't permit entering network
        /// namespaces.</exception>
        /// <exception cref="PodLabException">The node couldn't be read; the message says what to try.</exception>
        public async Task<Table<NetworkNamespace>> NetworkNamespacesAsync(CancellationToken cancellation = default) =>
            NetworkTables.OfNamespaces(await node.NetworkAsync(cancellation), node.TerminalLine("lsns", "-t", "net"));
    }
}
