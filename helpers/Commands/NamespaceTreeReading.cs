namespace PodLab;

/// <summary>How a node's Linux namespaces nest, asked of the node.</summary>
public static class NamespaceTreeReading
{
    extension(ClusterNode node)
    {
        /// <summary>
        /// How the node's pid and user namespaces nest, and which user namespace owns each namespace, in one reading: <c>lsns</c> with the columns
        /// PNS and ONS. An older lsns (util-linux before 2.38) does not tell: then both are unknown. What lies above the node's own is not
        /// shown to those on the node.
        /// </summary>
        /// <exception cref="CommandFailedException">The node has no lsns.</exception>
        /// <exception cref="ParseException">lsns printed something else.</exception>
        public async Task<NamespaceTree> NamespaceTreeAsync(CancellationToken cancellation = default)
        {
            ArgumentNullException.ThrowIfNull(node);
            string[] argv = ["lsns", "-o", NestedNamespaceList.Columns];
            var json = await node.ExecuteAsync(["lsns", "-J", .. argv[1..]], cancellation.OrOfCell());
            return json.ExitCode == 0
                ? new NamespaceTree(node.Name, NestedNamespaceList.ParseJson(json.StandardOutput), node.TerminalLine(argv))
                : new NamespaceTree(node.Name, NestedNamespaceList.WithoutKin(await node.NamespacesAsync(cancellation)), node.TerminalLine("lsns"));
        }
    }
}
