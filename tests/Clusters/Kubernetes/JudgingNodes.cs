namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>A node's conditions as a cluster reports them. On a real cluster, a stopping node would affect all of its users.</summary>
public sealed class JudgingNodes
{
    [Fact]
    public void A_node_whose_kubelet_is_silent_is_told_with_since_when_and_why()
    {
        var node = Node(new V1NodeCondition
        {
            Type = "Ready",
            Status = "Unknown",
            Message = "Kubelet stopped posting node status.",
            LastTransitionTime = new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc),
        });

        NodeCondition.FindTrouble(node).ShouldBe(
            "Node kind-worker is not ready since 2026-01-31 12:00:00 UTC: Kubelet stopped posting node status. The API server's information about its pods may be out of date.");
    }

    [Fact]
    public void A_node_that_never_reported_is_not_ready_either() =>
        NodeCondition.FindTrouble(Node()).ShouldNotBeNull().ShouldContain("is not ready: its kubelet has not reported yet");

    [Fact]
    public void A_ready_node_has_no_trouble_whatever_else_it_reports() =>
        NodeCondition.FindTrouble(Node(new V1NodeCondition { Type = "MemoryPressure", Status = "True" }, new V1NodeCondition { Type = "Ready", Status = "True" })).ShouldBeNull();

    private static V1Node Node(params V1NodeCondition[] conditions) =>
        new() { Metadata = new V1ObjectMeta { Name = "kind-worker" }, Status = new V1NodeStatus { Conditions = conditions } };
}
