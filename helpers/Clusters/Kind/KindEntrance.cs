using k8s.Models;
using PodLab.Clusters.Kubernetes;
using PodLab.Nodes;

namespace PodLab.Clusters.Kind;

/// <summary>The nodes of a kind cluster are containers of the same names on this machine's Docker.</summary>
internal sealed class KindEntrance(DockerConnection docker) : INodeEntrance
{
    public ClusterNode Enter(V1Node node) => new KindNode(node.Metadata.Name, docker);

    public ValueTask DisposeAsync()
    {
        docker.Dispose();
        return ValueTask.CompletedTask;
    }
}
