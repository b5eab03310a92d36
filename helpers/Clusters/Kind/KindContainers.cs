using Docker.DotNet.Models;

namespace PodLab.Clusters.Kind;

/// <summary>Finds the kind clusters of this machine's Docker.</summary>
internal static class KindContainers
{
    private const string ClusterLabel = "io.x-k8s.kind.cluster";
    private const string RoleLabel = "io.x-k8s.kind.role";

    /// <summary>The nodes of all kind clusters, stopped ones too, sorted by cluster and name.</summary>
    /// <exception cref="PodLabException">Docker cannot be asked; the message says why.</exception>
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

    // A load balancer of a cluster with several control planes is a container of kind's, too, and no node.
    private static KindContainer? OfContainer(ContainerListResponse container) =>
        container.Labels?.TryGetValue(RoleLabel, out var role) == true && role is "control-plane" or "worker"
            ? new(container.Labels[ClusterLabel], container.Names[0].TrimStart('/'), role, container.State == "running")
            : null;
}

/// <summary>A container on this machine's Docker that is a node of a kind cluster, as the labels that kind gives it say.</summary>
/// <param name="Cluster">The cluster's name (<c>io.x-k8s.kind.cluster</c>).</param>
/// <param name="Node">The container's name, which is the node's.</param>
/// <param name="Role"><c>control-plane</c> or <c>worker</c> (<c>io.x-k8s.kind.role</c>).</param>
/// <param name="IsRunning">Whether it runs.</param>
internal sealed record KindContainer(string Cluster, string Node, string Role, bool IsRunning);
