using PodLab.Anatomy;
using PodLab.Tests.Recordings;

namespace PodLab.Tests.Anatomy.Networks;

/// <summary>The network of a real node with two pods, and of network namespaces created by hand on it.</summary>
public sealed class LiveNetworks(StandaloneNodeFixture fixture)
{
    // Orange has a process. Green has only its file, which is visible only in the mount namespace of these two.
    private const string MakeTwoByHand = """
        mount -t tmpfs lab /run/netns && ip netns add orange && ip netns add green
        ip link add tap1 type veth peer name tap2 && ip link set tap1 netns orange && ip link set tap2 netns green
        ip -n orange addr add 198.18.7.1/24 dev tap1 && ip -n orange link set tap1 up
        exec ip netns exec orange sleep 60
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_pods_end_on_the_node_is_the_one_whose_counters_move_with_it()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var node = await RunPodsAsync(lab);

        // The two ends are read one after the other. Other tests' pods are on the same bridge, so a few packets may pass in between: another try has fewer.
        await Eventually.HoldsAsync(async () =>
        {
            var before = await node.NetworkAsync(Cancellation);
            await SendAsync(node, before.OfPod("net-one").Processes[0].Pid, before.OfPod("net-two"));
            var after = await node.NetworkAsync(Cancellation);
            CheckCounters(after, before.Diff(after));
        });
        var now = await node.NetworkAsync(Cancellation);

        now.OfPod("net-host").ShouldBe(now.Own);
        now.Drawing(now.Own, now.OfPod("net-one"), now.OfPod("net-two")).ToString()
            .ShouldMatch(@"of cni0 is linked to eth0 \(UP, index \d+ · 10\.[\d./]+\) of pod net-one");
    }

    [Fact]
    public async Task Namespaces_made_by_hand_are_found_with_a_process_or_with_a_file_alone()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var node = (await lab.NodesAsync(Cancellation)).Single();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var hand = node.ExecuteAsync(["unshare", "--net", "--mount", "sh", "-c", MakeTwoByHand], stop.Token);

        NodeNetwork network = null!;
        await Eventually.HoldsAsync(async () =>
            (network = await node.NetworkAsync(Cancellation)).Namespaces.ShouldContain(
                ns => ns.Title == "orange" && ns.Processes.Any(process => process.Program == "sleep")));
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hand);

        var (orange, green) = (network.Named("orange"), network.Named("green"));
        green.Processes.ShouldBeEmpty();
        var ofNode = (await node.ProcessNamespacesAsync(1, Cancellation)).Single(ns => ns.Type == NamespaceType.Mnt).Namespace!.Value;
        orange.Files.ShouldHaveSingleItem().MountNamespace.ShouldNotBe(ofNode);
        var pair = network.PairsOf(orange).ShouldHaveSingleItem();
        network.FindPeer(orange, "tap1")!.ToString().ShouldBe("tap2 of green");
        pair.IsUp.ShouldBeFalse();
        orange.GetLink("tap1").State.ShouldBe("LOWERLAYERDOWN");
        orange.GetLink("tap1").LinkNetnsId.ShouldNotBeNull();

        // Neither the reading nor its objects leave anything behind.
        await Eventually.HoldsAsync(async () =>
            (await node.NetworkAsync(Cancellation)).Namespaces.ShouldAllBe(ns => ns.Title != "orange" && ns.Title != "green"));
    }

    [Fact]
    public async Task A_pods_mounts_are_its_overlay_and_its_volumes()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var node = await RunPodsAsync(lab);
        var first = (await lab.AnatomyAsync("net-one", cancellation: Cancellation)).Container("demox").FirstProcess!.Pid;

        var mounts = await node.MountsAsync(first, Cancellation);

        mounts.Root.ShouldNotBeNull();
        mounts.FindMountOf("/proc/1")!.FileSystem.ShouldBe("proc");
        mounts.FindMountOf("/etc/hosts")!.IsPart.ShouldBeTrue();
        if (mounts.Root.Overlay is { } overlay)
        {
            // demo:1.0.0 has three layers.
            overlay.Lower.Count.ShouldBe(3);
            (await node.ExecuteAsync(["ls", "-d", overlay.Upper!, .. overlay.Lower], Cancellation)).ExitCode.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_replay_tells_the_same_of_the_network()
    {
        Need.StandaloneNode.OrSkip();
        using var run = new RecordedRun(await fixture.OpenClusterAsync());
        await using var cluster = run.Cluster;
        var recorded = await TellAsync(cluster);

        (await TellAsync(run.Replay())).ShouldBe(recorded);
    }

    private static async Task<string> TellAsync(ICluster cluster)
    {
        var node = (await cluster.NodesAsync(Cancellation)).Single();
        object[] told =
        [
            await node.LinksAsync(cancellation: Cancellation), await node.LinksAsync(1, Cancellation), await node.RoutesAsync(1, Cancellation),
            await node.MountsAsync(1, Cancellation), await node.NetworkNamespacesAsync(Cancellation), await node.NetworkAsync(Cancellation),
        ];
        return string.Join('\n', told);
    }

    private static void CheckCounters(NodeNetwork after, NetworkDiff diff)
    {
        foreach (var pod in (string[])["net-one", "net-two"])
        {
            var network = after.OfPod(pod);
            var peer = after.FindPeer(network, "eth0").ShouldNotBeNull();
            peer.Namespace.IsNode.ShouldBeTrue();
            peer.Link.Master.ShouldNotBeNull();
            network.GetLink("eth0").Addresses4.ShouldHaveSingleItem();

            // Bytes that enter one end leave the other.
            var inside = diff.Single(growth => growth.Namespace.Namespace == network.Namespace && growth.After.Name == "eth0");
            var outside = diff.Single(growth => growth.Namespace.IsNode && growth.After.Name == peer.Link.Name);
            inside.Sent.Packets.ShouldBeGreaterThanOrEqualTo(4);
            outside.Received.Packets.ShouldBeInRange(inside.Sent.Packets - 2, inside.Sent.Packets + 2);
            outside.Sent.Packets.ShouldBeInRange(inside.Received.Packets - 2, inside.Received.Packets + 2);
        }

        diff.Chart().ToString().ShouldContain("eth0 of pod net-one: rx (came in) ");
    }

    private static async Task<ClusterNode> RunPodsAsync(Lab lab)
    {
        foreach (var (name, field) in ((string, string)[])[("net-one", "false"), ("net-two", "false"), ("net-host", "true")])
        {
            await lab.ApplyAsync(
                $$"""
                apiVersion: v1
                kind: Pod
                metadata: { name: {{name}} }
                spec:
                  hostNetwork: {{field}}
                  terminationGracePeriodSeconds: 1
                  containers:
                  - { name: demox, image: "demo:1.0.0", command: [php], args: [-S, "0.0.0.0:9281"] }
                """,
                cancellation: Cancellation);
            await lab.WaitUntilReadyAsync(name, cancellation: Cancellation);
        }

        return await lab.NodeOfAsync("net-one", cancellation: Cancellation);
    }

    private static async Task SendAsync(ClusterNode node, int pid, NetworkNamespace to)
    {
        var address = to.GetLink("eth0").Addresses4.First().Split('/')[0];
        string[] request = ["nsenter", "--target", $"{pid}", "--net", "bash", "-c", $"echo GET / > /dev/tcp/{address}/9281"];
        (await node.ExecuteAsync(request, Cancellation)).EnsureSuccess();
    }
}
