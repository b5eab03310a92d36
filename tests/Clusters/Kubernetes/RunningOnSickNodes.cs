namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>The real API server's nodes, reported as if their kubelets were silent: a real failure would affect all users of the cluster.</summary>
[Collection(OnKind.Name)]
public sealed class RunningOnSickNodes : ApiTests
{
    private const string Trouble = "is not ready since ";
    private const string Why = "Kubelet stopped posting node status. The API server's information about its pods may be out of date.";

    [Fact]
    public async Task The_banner_says_which_nodes_are_not_ready()
    {
        Need.KindCluster.OrSkip();
        using var proxy = new ApiProxy(Server) { RewriteNodes = FallSilent };
        await using var cluster = Open(proxy.Context);

        var facts = await cluster.FactsAsync(Cancellation);

        foreach (var node in facts.Nodes)
        {
            facts.Remarks.ShouldContain(remark => remark.StartsWith($"Node {node} {Trouble}", StringComparison.Ordinal) && remark.EndsWith(Why, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_wait_for_a_pod_on_such_a_node_says_so_and_a_later_one_works_again()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("stuck"));
        var pod = await Cluster.WaitForPodAsync(Namespace, "stuck", PodCondition.Ready, TimeSpan.FromSeconds(60), Cancellation);
        using var proxy = new ApiProxy(Server) { RewriteNodes = FallSilent };
        await using var cluster = Open(proxy.Context);
        var never = new PodCondition("has restarted", found => found?.Status.ContainerStatuses[0].RestartCount > 0);

        var error = await Should.ThrowAsync<PodWaitException>(() => cluster.WaitForPodAsync(Namespace, "stuck", never, TimeSpan.FromSeconds(1), Cancellation));

        error.Message.ShouldContain($"Node {pod!.Spec.NodeName} {Trouble}");
        error.Message.ShouldContain(Why);
        (await cluster.WaitForPodAsync(Namespace, "stuck", PodCondition.Ready, TimeSpan.FromSeconds(60), Cancellation)).ShouldNotBeNull();
    }

    // A healthy node has only one true condition, Ready.
    private static string FallSilent(string nodes) => nodes
        .Replace("\"status\":\"True\"", "\"status\":\"Unknown\"", StringComparison.Ordinal)
        .Replace("kubelet is posting ready status", "Kubelet stopped posting node status.", StringComparison.Ordinal);
}
