namespace PodLab;

/// <summary>Reads the nesting of a node's Linux namespaces.</summary>
public static class NamespaceTreeReading
{
    extension(ClusterNode node)
    {
        /// <summary>
        /// The nesting of the node's pid and user namespaces, and each namespace's owner, in one reading: <c>lsns</c> with the columns PNS and ONS.
        /// An older lsns (util-linux before 2.38) doesn't have them; then both are unknown. Namespaces above the node's own
        /// aren't visible from the node.
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
