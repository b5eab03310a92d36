namespace PodLab.Tests.Notebooks;

/// <summary>Lesson 04's sentences and questions, each on a machine on which it is false.</summary>
public sealed class SentencesOfLesson04() : TamperedRecordings("04-pod-networking.standalone")
{
    private const string LinksOfNode = @"^command \S+ ip -json -details -statistics address$";
    private const string LinksOfPod = @"^command \S+ nsenter --target \d+ --net ip -json -details -statistics address$";
    private const string Network = "^command .*podlab-reading";
    private const string Veth = "\"ifname\":\"veth";
    private const string AnyRequest = "GET / HTTP.*";

    private static readonly Tampering[] _lies =
    [
        new("no file keeps the pods' network namespaces", ["list-netns"], "netns identify", "^cni-.*", ""),
        new("two links of the node have one index", ["ask-eth0"], LinksOfNode, "\"ifindex\":1,", "\"ifindex\":2,") { Time = 0 },
        new("the end found is named otherwise when asked again", ["e04-1"], Network, Veth, "\"ifname\":\"vext") { Time = 0 },
        new("the node's link has another number for the pod", ["e04-2", "confirm-end"],
            LinksOfNode, "\"link_netnsid\":", "\"link_netnsid\":9") { Time = 0 },
        new("the list of network namespaces has other numbers", ["confirm-end"], "netns list$", @"\(id: ", "(id: 9"),
        new("PodLab finds another link", ["draw-network"], Network, Veth, "\"ifname\":\"vext") { Time = 2 },
        new("the address that Kubernetes shows isn't in the pod", ["find-address"],
            LinksOfPod, @"""local"":""10\.244", "\"local\":\"10.245") { Time = 0 },
        new("the pod's address is on the node", ["find-address"],
            LinksOfNode, @"""local"":""127\.0\.0\.1", "\"local\":\"10.244.1.2") { Time = 0 },
        new("no link of the node has the gateway's address", ["e04-3"],
            Network, @"""local"":""10\.244\.1\.1""", "\"local\":\"10.244.9.1\"") { Time = 3 },
        new("the pod with hostNetwork has an address of its own", ["apply-host"], "^wait dev demohost", @"^10\.244\.1\.1$", "192.0.2.9"),
        new("the node's links aren't veth ends", ["e04-4"], Network, "\"info_kind\":\"veth\"", "\"info_kind\":\"dummy\"") { Time = 5 },
        new("the pod with hostNetwork isn't in the node's network namespace", ["host-links"],
            Network, @"/proc/1/ns/net net:\[\d+", "/proc/1/ns/net net:[1") { Time = 6 },
        new("the node's end transmits what the pod sends", ["e04-5"], Network, @"(""tx"":\{""bytes"":)", "${1}9") { Time = 8 },
        new("the node's end receives far more than was sent", ["send"], Network, @"(""rx"":\{""bytes"":)", "${1}9") { Time = -1 },
        new("only the node's ends count the packets", ["send"], Network, "\"ifname\":\"eth0\"", "\"ifname\":\"eth9\"") { Time = -1 },
        new("packets to the pod's address are lost", ["e04-6"], @"nsenter -t 1 -n .*\$1""  \S+ 9081$", "refused", "timed out"),
        new("the pod's address doesn't refuse", ["requests"], $@"nsenter -t 1 -n .*{AnyRequest} 9081$", "refused", "timed out"),
        new("the open server has a fault", ["requests"], $@"nsenter -t 1 -n .*{AnyRequest} 9082$", "200 OK", "500"),
        new("the server waits at another address", ["e04-7"], "ss -4Hltn$", @"127\.0\.0\.1", "127.0.0.9") { Time = 1 },
        new("packets to 127.0.0.1 are lost", ["e04-8"], @"\$1""  127\.0\.0\.1 9081$", "refused", "timed out"),
        new("a pod's own 127.0.0.1 isn't its own", ["ask-local"], $@"{AnyRequest} 127\.0\.0\.1 9082$", "200 OK", "500"),
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);
}
