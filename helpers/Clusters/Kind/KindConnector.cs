using PodLab.Clusters.Kubernetes;

namespace PodLab.Clusters.Kind;

/// <summary>The nodes of a kind cluster are containers of the same names on this machine's Docker.</summary>
internal sealed class KindConnector(DockerConnection docker) : INodeConnector
{
    public ClusterNode Connect(V1Node node) => new KindNode(node.Metadata.Name, docker);

    public ValueTask DisposeAsync()
    {
        docker.Dispose();
        return ValueTask.CompletedTask;
    }
}
