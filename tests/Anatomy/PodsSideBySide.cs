using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy;

public sealed class PodsSideBySide
{
    private const string Row = "Linux namespaces of the node that processes of these pods are in:";

    [Fact]
    public void Each_pod_has_its_own_box_with_its_containers_and_what_they_share()
    {
        var words = Pods.Side(Named("one"), Named("two")).ToString();

        words.ShouldStartWith("Pods one and two side by side\nnode kind-worker\n");
        words.Split("  pod ").Skip(1).Select(box => box.Split('\n')[0]).ShouldBe(["one", "two"]);
        words.Split("Shared by the pod's containers").Length.ShouldBe(3);
        words.ShouldNotContain("A dashed pod");
    }

    [Fact]
    public void The_nodes_namespaces_stand_beside_the_pods_once()
    {
        var node = new RecordedNode("solo").Anatomy().NodeNamespaces;

        NodeRow(Pods.Side(new RecordedNode("solo").Anatomy(), new RecordedNode("solo").Anatomy()).ToString())
            .ShouldBe($"{Row} {node[NamespaceType.Cgroup]}, {node[NamespaceType.Time]}, {node[NamespaceType.User]}");
    }

    [Fact]
    public void A_namespace_of_the_node_that_not_all_pods_use_is_drawn_with_those_that_do()
    {
        var open = new SmallNode();
        open.Pod.Metadata.Name = "open";
        foreach (var pid in (int[])[SmallNode.Pause, SmallNode.First])
        {
            open.Change(pid, NamespaceType.Net, 10 + (ulong)NamespaceType.Net);
        }

        var drawing = Pods.Side(Named("one"), open.Anatomy());

        NodeRow(drawing.ToString()).ShouldEndWith($", net:[{10 + (ulong)NamespaceType.Net}] (open only)");
        drawing.ToString().ShouldContain("A dashed pod is not kept apart");
        drawing.Summary.ShouldBe(
            "one has 2 containers, which share ipc, net and uts. open has 2 containers, which share ipc and uts. It uses the node's net (hostNetwork).");
    }

    [Fact]
    public void Pods_on_two_nodes_stand_in_two_boxes()
    {
        var elsewhere = AnatomyBuilder.Build(new SmallNode().Pod, new SmallNode().Snapshot() with { Node = "kind-worker2" }, new SmallNode().Sandboxes(), new SmallNode().Containers);

        var lines = Pods.Side(Named("one"), elsewhere).ToString().Split('\n');

        lines.Where(line => line.StartsWith("node ", StringComparison.Ordinal)).ShouldBe(["node kind-worker", "node kind-worker2"]);
    }

    [Fact]
    public void Without_a_pod_there_is_nothing_to_draw() => Should.Throw<ArgumentException>(() => Pods.Side());

    private static string NodeRow(string words) => words.Split('\n').Single(line => line.Contains(Row)).Trim();

    private static PodAnatomy Named(string name)
    {
        var node = new SmallNode();
        node.Pod.Metadata.Name = name;
        return node.Anatomy();
    }
}
