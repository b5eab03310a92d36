using PodLab.Tests.Nodes;

namespace PodLab.Tests.Commands;

/// <summary>The output of ip, from iproute2 5 (Debian 11) and 6 (Debian 12), on the same network namespaces.</summary>
public sealed class ParsingLinks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("links.pods.iproute2-5")]
    [InlineData("links.pods.iproute2-6")]
    public void A_nodes_links_name_the_peers_index_and_the_number_of_its_namespace(string name)
    {
        var links = NetworkLinkList.Parse(Fixture.Recording($"{name}.address"));

        links.Select(link => (link.Index, link.ShownName, link.LinkNetnsId)).ShouldBe(
            [(1, "lo", null), (2, "veth5244d22f@if2", 1), (3, "veth884abb3c@if2", 2), (33, "eth0@if34", 0)]);
        links.ShouldAllBe(link => link.IsUp && link.LinkName == null);
        links.Select(link => link.Kind).ShouldBe([null, "veth", "veth", "veth"]);
        var eth0 = links[^1];
        (eth0.State, eth0.Mtu, eth0.Mac).ShouldBe(("UP", 1500, "02:42:ac:12:00:03"));
        eth0.Addresses4.ShouldBe(["172.18.0.3/16"]);
        eth0.Received.Packets.ShouldBeGreaterThan(0);
        eth0.Sent.Bytes.ShouldBeGreaterThan(eth0.Sent.Packets);
        links[0].Addresses.Select(address => (address.Family, $"{address}", address.Scope)).ShouldBe([("inet", "127.0.0.1/8", "host"), ("inet6", "::1/128", "host")]);
    }

    [Fact]
    public void A_pair_in_one_namespace_names_its_peer_and_is_down()
    {
        var links = NetworkLinkList.Parse(Fixture.Recording("links.pair.iproute2-6.address"));

        links.Select(link => (link.Index, link.ShownName, link.LinkIndex, link.LinkNetnsId)).ShouldBe(
            [(1, "lo", null, null), (2, "tap2@tap1", 3, null), (3, "tap1@tap2", 2, null)]);
        links.ShouldAllBe(link => link.State == "DOWN" && !link.IsUp);
    }

    [Fact]
    public void An_end_whose_peer_is_down_has_no_carrier()
    {
        var tap1 = NetworkLinkList.Parse(Fixture.Recording("links.half-up.iproute2-6.address"))[^1];

        (tap1.ShownName, tap1.State, tap1.IsUp).ShouldBe(("tap1@if2", "LOWERLAYERDOWN", false));
        tap1.Flags.ShouldBe(["NO-CARRIER", "BROADCAST", "MULTICAST", "UP"]);
    }

    [Theory]
    [InlineData("links.bridge.iproute2-5")]
    [InlineData("links.bridge.iproute2-6")]
    public void A_bridge_is_the_master_of_its_ports(string name)
    {
        var links = NetworkLinkList.Parse(Fixture.Recording($"{name}.address"));

        links.Single(link => link.Kind == "bridge").Name.ShouldBe("br0");
        links.Where(link => link.Master == "br0").ShouldHaveSingleItem().Name.ShouldBe("v0");
    }

    [Fact]
    public void A_peer_that_ip_knows_by_its_index_alone_is_known_by_that_and_empty_entries_are_skipped() => NetworkLinkList.Parse(
        """
        [{},{"ifindex":4,"link":"if9","ifname":"a","flags":[],"mtu":1500,"addr_info":[{}],"stats":{"rx":{"bytes":1,"packets":2,"errors":3,"dropped":4},
        "tx":{"bytes":5,"packets":6,"errors":7,"dropped":8}}},{"ifindex":5,"link":null,"ifname":"tun","flags":[],"mtu":1500,"stats":{"rx":{"bytes":1,"packets":2,
        "errors":3,"dropped":4},"tx":{"bytes":5,"packets":6,"errors":7,"dropped":8}}}]
        """).Select(link => (link.LinkIndex, link.ShownName, link.Sent.Packets)).ShouldBe([(9, "a@if9", 6), (null, "tun", 6)]);

    [Theory]
    [InlineData("links.odd.iproute2-5")]
    [InlineData("links.odd.iproute2-6")]
    public void Routes_that_lead_nowhere_and_over_several_hops_are_told_apart(string name) =>
        NetworkRouteList.Parse(Fixture.Recording($"{name}.route")).Select(route => $"{route}").ShouldBe(
        [
            "198.18.0.0/24 dev br0 proto kernel scope link src 198.18.0.1",
            "unreachable 198.19.0.0/16 metric 5",
            "203.0.113.0/24 via 198.18.0.2 dev br0",
            "203.0.113.0/24 via 198.18.0.3 dev br0",
        ]);

    [Fact]
    public void Without_routes_ip_prints_an_empty_list_or_nothing()
    {
        NetworkRouteList.Parse("[]\n").ShouldBeEmpty();
        NetworkRouteList.Parse("").ShouldBeEmpty();
        NetworkRouteList.Parse("""[{"dst":"default","via":{"family":"inet6","host":"fe80::1"},"dev":"eth0"}]""").ShouldHaveSingleItem().Gateway.ShouldBe("fe80::1");
    }

    [Fact]
    public async Task The_tables_have_the_line_to_paste_of_the_node_or_of_a_process()
    {
        var node = new RecordedNode(
            ("ip -json -details -statistics address", Fixture.Recording("links.pods.iproute2-6.address")),
            ("nsenter --target 812 --net ip -json -details -statistics address", Fixture.Recording("links.half-up.iproute2-6.address")),
            ("nsenter --target 812 --net ip -json route", Fixture.Recording("links.pods.iproute2-6.route")));

        var own = await node.LinksAsync(cancellation: Cancellation);
        var inside = await node.LinksAsync(812, Cancellation);
        var routes = await node.RoutesAsync(812, Cancellation);

        own.TerminalLine.ShouldBe("docker exec kind-worker ip -details -statistics address");
        own.ToString().ShouldContain("veth5244d22f@if2   veth   UP");
        inside.TerminalLine.ShouldBe("docker exec kind-worker nsenter --target 812 --net ip -details -statistics address");
        inside.ToString().ShouldContain("NO-CARRIER,BROADCAST,MULTICAST,UP");
        routes[0].Gateway.ShouldBe("172.18.0.1");
        routes.TerminalLine.ShouldBe("docker exec kind-worker nsenter --target 812 --net ip route");
    }

    [Fact]
    public async Task A_node_without_ip_says_which_package_brings_it()
    {
        var missing = await Should.ThrowAsync<CommandFailedException>(() => new RecordedNode().LinksAsync(cancellation: Cancellation));

        missing.Message.ShouldEndWith("Is ip (package iproute2) installed on that node?");
    }
}
