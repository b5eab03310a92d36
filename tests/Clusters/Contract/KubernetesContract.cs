using PodLab.Clusters.Kubernetes.Debugging;
using PodLab.Tests.Clusters.Kubernetes;

namespace PodLab.Tests.Clusters.Contract;

/// <summary>The current kind cluster, treated as any cluster in a kubeconfig: debugger pods enter its nodes.</summary>
[Collection(OnKind.Name)]
public sealed class KubernetesContract : ClusterContractWithControllers
{
    protected override Need Need => Need.KindCluster;

    private protected override Task<ICluster> OpenAsync()
    {
        var server = TestNamespace.Context.Connect();
        var identity = new ClusterIdentity("kubernetes", server.Context.Name, "for the tests", []);
        return Task.FromResult<ICluster>(new KubernetesCluster(identity, server, new DebuggerConnector(server, Namespace, image: null)));
    }
}
