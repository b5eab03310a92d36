using Docker.DotNet.Models;

namespace PodLab.Clusters.Kind;

/// <summary>Finds the kind clusters on this machine's Docker.</summary>
internal static class KindContainers
{
    private const string ClusterLabel = "io.x-k8s.kind.cluster";
    private const string RoleLabel = "io.x-k8s.kind.role";

    /// <summary>The nodes of all kind clusters, including stopped ones, sorted by cluster and name.</summary>
    /// <exception cref="PodLabException">Docker can't be asked; the message says why.</exception>
    public static async Task<IReadOnlyList<KindContainer>> ListAsync(DockerConnection docker, CancellationToken cancellation)
    {
        var filter = new ContainersListParameters
        {
            All = true,
            Filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [ClusterLabel] = true } },
        };
        var containers = await docker.CallAsync("list the kind clusters", client => client.Containers.ListContainersAsync(filter, cancellation));
        return [.. containers.Select(OfContainer).OfType<KindContainer>()
            .OrderBy(node => node.Cluster, StringComparer.Ordinal).ThenBy(node => node.Node, StringComparer.Ordinal)];
    }

    // A cluster with several control planes also has a load balancer, which is one of kind's containers but not a node.
    private static KindContainer? OfContainer(ContainerListResponse container) =>
        container.Labels?.TryGetValue(RoleLabel, out var role) == true && role is "control-plane" or "worker"
            ? new(container.Labels[ClusterLabel], container.Names[0].TrimStart('/'), role, container.State == "running")
            : null;
}

/// <summary>A container on this machine's Docker that is a node of a kind cluster, read from kind's labels.</summary>
/// <param name="Cluster">The cluster's name (<c>io.x-k8s.kind.cluster</c>).</param>
/// <param name="Node">The container's name, which is the node's.</param>
/// <param name="Role"><c>control-plane</c> or <c>worker</c> (<c>io.x-k8s.kind.role</c>).</param>
/// <param name="IsRunning">Whether it's running.</param>
internal sealed record KindContainer(string Cluster, string Node, string Role, bool IsRunning);
