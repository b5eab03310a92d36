using PodLab.Clusters.Kind;
using PodLab.Tests;

[assembly: AssemblyFixture(typeof(KindClusterFixture))]

namespace PodLab.Tests;

/// <summary>
/// The running kind cluster, which isn't PodLab's. So tests treat it gently, and each class has its own Kubernetes namespace.
/// </summary>
public sealed class KindClusterFixture : IDisposable
{
    private readonly Lazy<DockerConnection> _docker = new(() => DockerConnection.Open());

    internal DockerConnection Docker => _docker.Value;

    /// <summary>A node that runs pods: a worker if there is one.</summary>
    internal async Task<KindNode> OpenNodeAsync()
    {
        var nodes = await KindContainers.ListAsync(Docker, TestContext.Current.CancellationToken);
        var node = nodes.Where(node => node.Cluster == Need.KindClusterName).OrderBy(node => node.Role == "worker" ? 0 : 1).First();
        return new KindNode(node.Node, Docker);
    }

    public void Dispose()
    {
        if (_docker.IsValueCreated)
        {
            _docker.Value.Dispose();
        }
    }
}
