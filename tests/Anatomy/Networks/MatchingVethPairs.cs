using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy.Networks;

public sealed class MatchingVethPairs
{
    [Fact]
    public void Each_pods_end_is_found_though_both_have_the_same_index()
    {
        var network = RecordedNetworks.Pods();
        var (one, two) = (network.OfPod("linkone"), network.OfPod("linktwo"));

        one.GetLink("eth0").LinkIndex.ShouldNotBe(two.GetLink("eth0").LinkIndex);
        one.GetLink("eth0").Index.ShouldBe(two.GetLink("eth0").Index);
        Peer("linkone").ShouldBe((network.Own.Namespace, "veth5244d22f"));
        Peer("linktwo").ShouldBe((network.Own.Namespace, "veth884abb3c"));
        network.FindPeer(network.Own, "veth884abb3c")!.Namespace.Pods.ShouldHaveSingleItem().Name.ShouldBe("linktwo");

        (LinuxNamespace, string) Peer(string pod) =>
            network.FindPeer(network.OfPod(pod), "eth0") is { } end ? (end.Namespace.Namespace, end.Link.Name) : default;
    }

    [Fact]
    public void A_pair_whose_other_end_is_outside_the_node_says_so()
    {
        var network = RecordedNetworks.Pods();

        var outside = network.Pairs.Where(pair => pair.Peer is null).ShouldHaveSingleItem();

        outside.End.ToString().ShouldBe("eth0 of node kind-worker");
        outside.Unknown.ShouldBe("in a network namespace that isn't seen from this node (link-netnsid 0)");
        network.Pairs.Count.ShouldBe(3);
        network.FindPeer(network.Own, "eth0").ShouldBeNull();
        network.FindPeer(network.Own, "lo").ShouldBeNull();
    }

    [Fact]
    public void A_pod_with_hostNetwork_is_in_the_nodes_own()
    {
        var network = RecordedNetworks.Pods();

        network.OfPod("linkhost").IsNode.ShouldBeTrue();
        network.Own.Pods.ShouldHaveSingleItem().Name.ShouldBe("linkhost");
        network.OfPod("linkone").Files.ShouldHaveSingleItem().Name.ShouldStartWith("cni-");
        network.OfProcess(940).ShouldBe(network.OfPod("linkone"));
        network.OfPod("linkone").Processes.Select(process => process.Pid).ShouldBe([814, 940]);
        network.UnreadProcesses.ShouldBe(0);
    }

    [Fact]
    public void Namespaces_that_only_a_file_in_another_mount_namespace_keeps_are_found_with_their_pair()
    {
        var network = RecordedNetworks.HandMade();
        var (orange, green) = (network.Named("orange"), network.Named("green"));

        orange.Processes.ShouldBeEmpty();
        orange.Files.ShouldHaveSingleItem().Path.ShouldBe("/run/netns/orange");
        orange.Title.ShouldBe("orange");
        var pair = network.PairsOf(green).ShouldHaveSingleItem();
        pair.Ends.Select(end => $"{end}").ShouldBe(["tap2 of green", "tap1 of orange"]);
        pair.IsUp.ShouldBeFalse();
        network.FindPeer(orange, "tap1")!.Link.State.ShouldBe("DOWN");
        network.Namespaces.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("\"id\":", "\"other\":")]
    [InlineData("\"link_netnsid\"", "\"unknown_netnsid\"")]
    public void Without_the_numbers_of_namespaces_nothing_is_guessed(string word, string other)
    {
        var network = RecordedNetworks.Pods(text => text.Replace(word, other, StringComparison.Ordinal));

        network.Pairs.Count.ShouldBe(5);
        network.Pairs.ShouldAllBe(pair => pair.Peer == null && pair.Unknown != null);
        network.Table().ToString().ShouldContain("in a network namespace that");
    }

    [Fact]
    public void An_end_that_does_not_name_the_other_in_turn_is_not_its_peer()
    {
        var network = RecordedNetworks.Pods(
            text => text.Replace("\"ifindex\":3,\"link_index\":2", "\"ifindex\":3,\"link_index\":7", StringComparison.Ordinal));

        network.FindPeer(network.OfPod("linktwo"), "eth0").ShouldBeNull();
        network.PairsOf(network.OfPod("linktwo")).ShouldHaveSingleItem().Unknown.ShouldBe(
            $"not found: {network.Own.Namespace} has no veth end with index 3 that belongs to this one");
        network.FindPeer(network.OfPod("linkone"), "eth0").ShouldNotBeNull();
    }

    [Fact]
    public void A_namespace_that_could_not_be_entered_is_there_and_says_why()
    {
        var number = RecordedNetworks.Pods().OfPod("linkone").Namespace;
        var network = RecordedNetworks.Pods(text =>
        {
            var start = text.IndexOf($"namespace {number}", StringComparison.Ordinal);
            var end = text.IndexOf("\nnamespace ", start + 1, StringComparison.Ordinal);
            return $"{text[..start]}namespace {number}\nnsenter: reassociate to namespace 'ns/net' failed: Operation not permitted\n{text[end..]}";
        });

        var one = network.OfPod("linkone");
        one.Links.ShouldBeEmpty();
        one.Obstacle.ShouldBe("nsenter: reassociate to namespace 'ns/net' failed: Operation not permitted");
        Should.Throw<PodLabException>(() => one.GetLink("eth0")).Message.ShouldStartWith("The links of pod linkone could not be read: nsenter");
        network.Drawing().ToString().ShouldContain("? its links could not be read: nsenter: reassociate");
    }

    [Fact]
    public void A_namespace_of_which_only_the_file_is_known_is_there_too()
    {
        var network = RecordedNetworks.HandMade(text => $"file net:[7] mnt:[8] /run/netns/with\\040blank\n{text}");

        (network.Named("with blank").Obstacle, network.Named("with blank").Links.Count).ShouldBe(("it could not be entered", 0));
    }

    [Fact]
    public void A_process_that_may_not_be_looked_into_leaves_a_remark()
    {
        var network = RecordedNetworks.Pods(text => string.Join('\n', text.Split('\n').Select(
            line => line.StartsWith("/proc/940/ns/", StringComparison.Ordinal) ? line[..(line.IndexOf(' ', StringComparison.Ordinal) + 1)] : line)));

        network.UnreadProcesses.ShouldBe(1);
        network.Table().ToString().ShouldContain("? 1 process can't be read");
    }

    [Theory]
    [InlineData(814, 940, true)]
    [InlineData(814, 4711, false)]
    [InlineData(4711, 940, false)]
    public void A_pod_whose_process_was_not_there_yet_is_read_once_more(int pause, int first, bool hasAll)
    {
        var snapshot = NetworkSnapshotOutput.Parse("kind-worker", Fixture.Recording("links.kind-worker.network"), DateTimeOffset.UnixEpoch);
        RuntimeSandbox sandbox = new("s", "linkone", "links", "u", 0, true, DateTimeOffset.UnixEpoch, pause, null);
        RuntimeContainer container = new("c", "s", "demox", "demo:1.0.0", RuntimeContainerState.Running, 0, DateTimeOffset.UnixEpoch, null, first);

        NetworkReading.HasAll(new(snapshot.Node, [sandbox], [container])).ShouldBe(hasAll);
        NetworkReading.HasAll(new(snapshot.Node, [sandbox with { IsReady = false, Pid = 4711 }], [container with { Pid = 940 }])).ShouldBeTrue();
    }

    [Fact]
    public void What_is_not_there_is_named_with_what_is()
    {
        var network = RecordedNetworks.Pods();

        Should.Throw<PodLabException>(() => network.OfPod("other")).Message.ShouldBe(
            "Node kind-worker has no pod other. It has linkhost, linkone, linktwo.");
        Should.Throw<PodLabException>(() => network.Named("blue")).Message.ShouldStartWith(
            "Node kind-worker has no network namespace blue. It has cni-");
        Should.Throw<PodLabException>(() => network.OfPod("linkone").GetLink("eth1")).Message.ShouldBe(
            "The network namespace of pod linkone has no link eth1. Its links are: lo, eth0.");
    }

    [Fact]
    public void What_links_have_carried_is_the_growth_of_their_counters()
    {
        var before = RecordedNetworks.Pods();
        var eth0 = before.Own.GetLink("eth0").Received;
        var after = RecordedNetworks.Pods(text => text.Replace(
            FormattableString.Invariant($"{{\"bytes\":{eth0.Bytes},\"packets\":{eth0.Packets}"),
            FormattableString.Invariant($"{{\"bytes\":{eth0.Bytes + 660},\"packets\":{eth0.Packets + 10}"), StringComparison.Ordinal));

        var diff = before.Diff(after);

        diff.Count.ShouldBe(before.Namespaces.Sum(ns => ns.Links.Count));
        var grown = diff.Where<LinkGrowth>(growth => growth.HasGrown).ShouldHaveSingleItem();
        diff[0].ShouldBe(grown);
        (grown.ToString(), grown.Received, grown.Sent).ShouldBe(("eth0 of node kind-worker", new LinkCounters(660, 10, 0, 0), new LinkCounters(0, 0, 0, 0)));
        diff.ToString().ShouldContain("+660");
        diff.Chart().ToString().ShouldContain("eth0 of node kind-worker: rx (came in) 10, tx (went out) 0");
        diff.Chart(inBytes: true).FigureJson!.ShouldContain("\"bar\"");
        before.Diff(before).Chart().ToString().ShouldContain("No link had any traffic.");
    }
}
