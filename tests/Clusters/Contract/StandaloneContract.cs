namespace PodLab.Tests.Clusters.Contract;

public sealed class StandaloneContract(StandaloneNodeFixture nodes) : ClusterContract
{
    protected override Need Need => Need.StandaloneNode;

    private protected override async Task<ICluster> OpenAsync() => await nodes.OpenClusterAsync();
}
