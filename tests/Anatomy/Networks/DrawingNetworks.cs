using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Anatomy.Networks;

public sealed class DrawingNetworks
{
    [Fact]
    public void A_nodes_drawing_has_its_pods_links_and_what_joins_them_in_words()
    {
        var words = RecordedNetworks.Pods().ToString();

        words.ShouldStartWith("Network of node kind-worker\n");
        words.ShouldContain("\nnode kind-worker\n  net:[4026532338]\n");
        words.ShouldContain("\n  with hostNetwork: linkhost\n");
        words.ShouldContain("eth0 UP 172.18.0.3/16 · other end in a network namespace that isn't seen from this node (link-netnsid 0)\n");
        words.ShouldContain("\n  default via 10.244.2.1 dev eth0\n");
        words.ShouldMatch(
            @"\nveth884abb3c \(UP, index 3 · [\d./]+\) of node kind-worker is linked to eth0 \(UP, index 2 · 10\.244\.2\.3/\d+\) of pod linktwo\n");
    }

    [Fact]
    public void Two_namespaces_made_by_hand_stand_side_by_side_with_a_dashed_line()
    {
        var network = RecordedNetworks.HandMade();
        var drawing = network.Drawing(network.Named("orange"), network.Named("green"));

        var linked = drawing.Root.Blocks.OfType<LinkedPanels>().ShouldHaveSingleItem();
        linked.Rows.ShouldHaveSingleItem().Count.ShouldBe(2);
        linked.Links.ShouldHaveSingleItem().IsDashed.ShouldBeTrue();
        drawing.ToString().ShouldNotContain("kind-worker\n  node");
        drawing.Summary.ShouldBe("2 network namespaces and 1 veth pair, 1 of them not up.");
    }

    [Fact]
    public void A_drawing_of_one_namespace_has_its_ends_as_words()
    {
        var network = RecordedNetworks.HandMade();

        network.Drawing(network.Named("orange")).ToString().ShouldContain("▽ tap1 LOWERLAYERDOWN 198.18.0.1/24 · other end tap2 of green");
    }

    [Fact]
    public void Both_ends_in_one_namespace_are_joined_too()
    {
        var network = RecordedNetworks.PairInOneNamespace();

        network.ToString().ShouldContain("tap2 (DOWN, index 2) of net:[7] is linked to tap1 (DOWN, index 3) of net:[7]: veth pair");
        network.Drawing().ToSvg().ShouldContain("tap1");
        Should.Throw<PodLabException>(() => network.Own).Message.ShouldContain("its first process can't be read");
    }

    [Fact]
    public void The_same_network_gives_the_same_picture() =>
        RecordedNetworks.Pods().Drawing().ToSvg().ShouldBe(RecordedNetworks.Pods().Drawing().ToSvg());

    [Fact]
    public void The_table_of_pairs_keeps_the_line_to_paste_and_takes_notes()
    {
        var table = RecordedNetworks.Pods().Table();

        table.TerminalLine.ShouldBe("docker exec kind-worker ip -details link show type veth");
        table.Note(pair => pair.Peer?.Namespace.Title == "pod linkone", "mine").ToString().ShouldContain("✎ mine");
    }
}
