using k8s;

namespace PodLab.Clusters.Kubernetes;

/// <summary>Reads a cluster's facts from its API server, and the remaining ones from a node.</summary>
internal sealed class ClusterFactsReader(ClusterIdentity identity, ApiServer server, INodeConnector connector)
{
    // The type of the file system mounted there distinguishes cgroup version 2 from 1 (stat(1), cgroups(7)).
    private static readonly string[] AskForCgroups = ["stat", "-f", "-c", "%T", "/sys/fs/cgroup"];

    public async Task<ClusterFacts> ReadAsync(CancellationToken cancellation)
    {
        var version = server.AskAsync(
            "read the version of Kubernetes", (client, stop) => client.Version.GetCodeAsync(cancellationToken: stop), cancellation);
        var nodes = await server.ListNodesAsync(cancellation);
        var (cgroups, remark) = await ReadCgroupVersionAsync(nodes, cancellation);
        var runtimes = nodes.Select(node => Readable(node.Status.NodeInfo.ContainerRuntimeVersion)).ToList();
        return new ClusterFacts(
            identity.Kind,
            identity.Name,
            [.. nodes.Select(node => node.Metadata.Name)],
            (await version).GitVersion,
            OneOrMore(runtimes),
            cgroups,
            OneOrMore(nodes.Select(node => node.Status.NodeInfo.KernelVersion)),
            identity.Ownership,
            [
                .. identity.Remarks,
                .. NodeRemarks.OfRuntimes(runtimes), .. NodeRemarks.OfProviders(nodes), .. NodeRemarks.OfCgroups(cgroups),
                .. nodes.Select(NodeCondition.FindTrouble).OfType<string>(), .. remark is null ? Array.Empty<string>() : [remark],
            ]);
    }

    private async Task<(int? Version, string? Remark)> ReadCgroupVersionAsync(IReadOnlyList<V1Node> nodes, CancellationToken cancellation)
    {
        // A healthy worker if possible, since lessons' pods run there.
        var asked = nodes.OrderBy(node => NodeCondition.FindTrouble(node) is not null).ThenBy(node => node.Spec?.Taints?.Count ?? 0).FirstOrDefault();
        if (asked is null)
        {
            return (null, "The cluster has no nodes.");
        }

        try
        {
            var answer = (await connector.Connect(asked).ExecuteAsync(AskForCgroups, cancellation)).EnsureSuccess();
            return (answer.StandardOutput.Trim() == "cgroup2fs" ? 2 : 1, null);
        }
        catch (PodLabException error)
        {
            return (null, $"The nodes can't be entered at present, so tables of processes and namespaces will fail. {error.Message}");
        }
    }

    // "containerd://1.6.20~ds1" is containerd 1.6.20 in Debian's package.
    private static string Readable(string runtime) => runtime.Split('~', '+')[0].Replace("://", " ", StringComparison.Ordinal);

    private static string OneOrMore(IEnumerable<string> ofTheNodes) => string.Join(", ", ofTheNodes.Distinct().Order(StringComparer.Ordinal));
}
