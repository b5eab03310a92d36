using PodLab.Tests.Clusters.Kubernetes;

namespace PodLab.Tests.Clusters.Contract;

/// <summary>Facts in addition to <see cref="ClusterContract"/> for clusters with controllers.</summary>
public abstract class ClusterContractWithControllers : ClusterContract
{
    [Fact]
    public async Task A_Deployment_is_applied_like_a_pod_and_its_pods_come()
    {
        Need.OrSkip();

        (await Lab.ApplyAsync(ContractPods.Deployment(replicas: 2), Namespace, cancellation: Cancellation)).ToString().ShouldBe("deployment.apps/many created");
        await PodsAreAsync(2);
        (await Lab.ApplyAsync(ContractPods.Deployment(replicas: 2), Namespace, cancellation: Cancellation)).ToString().ShouldBe("deployment.apps/many unchanged");
        (await Lab.ApplyAsync(ContractPods.Deployment(replicas: 1), Namespace, cancellation: Cancellation)).ToString().ShouldBe("deployment.apps/many configured");
        await PodsAreAsync(1);

        Task PodsAreAsync(int count) => Eventually.HoldsAsync(async () =>
            (await Lab.PodsAsync(Namespace, "app=many", Cancellation)).Count.ShouldBe(count));
    }

    protected override async Task PrepareAsync()
    {
        using var server = TestNamespace.Context.Connect();
        await TestNamespace.MakeAsync(server, Namespace);
    }

    protected override async Task CleanUpAsync()
    {
        using var server = TestNamespace.Context.Connect();
        await TestNamespace.DeleteAsync(server, Namespace);
    }
}
