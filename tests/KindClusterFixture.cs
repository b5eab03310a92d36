using PodLab.Clusters.Kind;
using PodLab.Tests;

[assembly: AssemblyFixture(typeof(KindClusterFixture))]

namespace PodLab.Tests;

/// <summary>
/// The kind cluster that runs on this machine, which belongs to somebody else: tests treat it gently, each class in a Kubernetes namespace of its own.
/// </summary>
public sealed class KindClusterFixture : IDisposable
{
    private readonly Lazy<DockerConnection> _docker = new(() => DockerConnection.Open());

    internal DockerConnection Docker => _docker.Value;

    /// <summary>A node on which pods run: a worker where there is one.</summary>
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
