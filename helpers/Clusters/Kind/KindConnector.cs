using PodLab.Clusters.Kubernetes;

namespace PodLab.Clusters.Kind;

/// <summary>Connects to the nodes of a kind cluster. Each is a container of the same name on this machine's Docker.</summary>
internal sealed class KindConnector(DockerConnection docker) : INodeConnector
{
    public ClusterNode Connect(V1Node node) => new KindNode(node.Metadata.Name, docker);

    public ValueTask DisposeAsync()
    {
        docker.Dispose();
        return ValueTask.CompletedTask;
    }
}
