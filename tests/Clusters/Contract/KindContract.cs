using PodLab.Clusters.Kind;

namespace PodLab.Tests.Clusters.Contract;

[Collection(OnKind.Name)]
public sealed class KindContract(StandaloneNodeFixture nodes) : ClusterContractWithControllers
{
    protected override Need Need => Need.KindCluster;

    private protected override async Task<ICluster> OpenAsync() => await KindOpening.OpenAsync(Need.KindClusterName, nodes.State, Cancellation);
}
