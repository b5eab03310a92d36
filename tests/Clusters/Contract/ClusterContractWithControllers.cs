using k8s.Models;
using PodLab.Clusters;
using PodLab.Tests.Clusters.Kubernetes;
using Shouldly;

namespace PodLab.Tests.Clusters.Contract;

/// <summary>What holds beyond <see cref="ClusterContract"/> where there are controllers: Deployments and DaemonSets.</summary>
public abstract class ClusterContractWithControllers : ClusterContract
{
    [Fact]
    public async Task A_Deployment_is_waited_for_until_all_its_pods_are_available()
    {
        Need.OrSkip();

        (await Lab.ApplyAsync(ContractPods.Deployment(replicas: 2), Namespace, cancellation: Cancellation)).ToString().ShouldBe("deployment.apps/many created");
        var many = await Lab.WaitUntilAvailableAsync("deployment", "many", Namespace, Cancellation);

        many.As<V1Deployment>().Status.AvailableReplicas.ShouldBe(2);
        (await Lab.PodsAsync(Namespace, "app=many", Cancellation)).Count.ShouldBe(2);
        (await Lab.ApplyAsync(ContractPods.Deployment(replicas: 2), Namespace, cancellation: Cancellation)).ToString().ShouldBe("deployment.apps/many unchanged");
        (await Lab.ApplyAsync(ContractPods.Deployment(replicas: 1), Namespace, cancellation: Cancellation)).ToString().ShouldBe("deployment.apps/many configured");
        (await Lab.DeleteObjectAsync("deploy", "many", Namespace, Cancellation)).ShouldBe("deploy \"many\" deleted");
        (await Lab.ObjectsAsync("deployments", Namespace, cancellation: Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pod_of_a_Deployment_that_is_deleted_is_replaced_by_another()
    {
        Need.OrSkip();
        await Lab.ApplyAsync(ContractPods.Deployment(replicas: 1), Namespace, cancellation: Cancellation);
        await Lab.WaitUntilAvailableAsync("deployment", "many", Namespace, Cancellation);
        var first = (await Lab.PodsAsync(Namespace, "app=many", Cancellation)).ShouldHaveSingleItem();

        await Lab.DeleteAsync(first.Metadata.Name, Namespace, Cancellation);
        await Lab.WaitUntilAvailableAsync("deployment", "many", Namespace, Cancellation);

        (await Lab.PodsAsync(Namespace, "app=many", Cancellation)).Select(pod => pod.Metadata.Name).ShouldNotContain(first.Metadata.Name);
    }

    [Fact]
    public async Task A_DaemonSet_has_a_pod_on_every_node_that_takes_pods()
    {
        Need.OrSkip();
        await Lab.ApplyAsync(ContractPods.DaemonSet, Namespace, cancellation: Cancellation);

        var everywhere = (await Lab.WaitUntilAvailableAsync("daemonset", "everywhere", Namespace, Cancellation)).As<V1DaemonSet>();

        var nodes = (await Lab.PodsAsync(Namespace, "app=many", Cancellation)).Select(pod => pod.Spec.NodeName).ToList();
        nodes.Count.ShouldBe(everywhere.Status.DesiredNumberScheduled);
        nodes.ShouldBeUnique();
        nodes.ShouldBeSubsetOf(Lab.Facts.Nodes);
        (await Lab.ObjectsAsync("ds", Namespace, cancellation: Cancellation)).ToString().ShouldContain($"{nodes.Count}/{nodes.Count}");
    }

    [Fact]
    public async Task A_Deployment_whose_pods_do_not_come_is_told_with_their_states_and_the_events()
    {
        Need.OrSkip();
        var manifest = ContractPods.Deployment(replicas: 1).Replace("demo:1.0.0", "nosuch.invalid/nosuch:1", StringComparison.Ordinal);
        await Lab.ApplyAsync(manifest, Namespace, cancellation: Cancellation);
        var cluster = Cluster.ShouldBeAssignableTo<IObjectCluster>()!;
        await cluster.WaitForObjectAsync(
            "deployment", Namespace, "many",
            // Unavailable is a pod already that is not made yet.
            new ObjectCondition("has a pod", many => many?.Number("status", "unavailableReplicas") == 1 && many.Number("status", "updatedReplicas") == 1),
            TimeSpan.FromSeconds(60), Cancellation);

        // The event may come after the state.
        await Eventually.HoldsAsync(async () =>
        {
            var error = await Should.ThrowAsync<PodWaitException>(() => cluster.WaitForObjectAsync(
                "deployment", Namespace, "many", ObjectCondition.Available, TimeSpan.FromSeconds(1), Cancellation));

            error.Message.ShouldStartWith($"Waited 1 s in vain until deployment many (Kubernetes namespace {Namespace}) is available. "
                + "Last seen: 0 of 1 pods are available, 1 are of its newest shape.\nPod many-");
            error.Message.ShouldContain("ScalingReplicaSet");
        });
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
