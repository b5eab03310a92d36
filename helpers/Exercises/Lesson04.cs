using PodLab.Anatomy;
using static PodLab.Exercises.PodTraffic;

namespace PodLab.Exercises;

/// <summary>The questions of lesson 04: which veth ends belong together, where addresses are, and what answers a request.</summary>
internal static class Lesson04
{
    private static readonly AnswerForm<string> _linkName = AnswerForm.Word with { Expected = "the name of a link, such as \"eth1\"" };

    private static readonly AnswerForm<string> _outcome = AnswerForm.Word with { Expected = "one of \"a page\", \"refused\", \"nothing\"" };

    private static readonly Subject<DemoNetwork> _network = async (lab, cancellation) =>
        new(await lab.NetworkAsync("demosolo", cancellation: cancellation));

    private static readonly NotPossible<DemoNetwork> _needsPair = new(["kubernetes"], net => net.WhyNoPair);

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<DemoNetwork, string>("E04.1", "Which link on the node is the other end of demosolo's eth0?", _network, _linkName)
        {
            NotPossible = _needsPair,
            Right = net => net.End!.Name,
            AlsoRight = (word, net) => Same(WithoutPeer(word), net.End!.Name),
            Because =
            [
                new(net => $"demosolo's eth0 says link_index {net.Eth!.LinkIndex}, and {net.End!.Name} has that index on the node."),
            ],
            Hints =
            [
                "Don't start on the node. What does eth0 in demosolo say about its other end?",
                "Take the link_index of demosolo's eth0, and look for that number in the column INDEX of the node's table.",
                "In code: `nodeLinks.Single(link => link.Index == soloEth.LinkIndex).Name`.",
            ],
            Mistakes =
            [
                new((word, net) => Same(WithoutPeer(word), net.OpenEnd?.Name),
                    "That one leads to demoopen. Use the link_index of demosolo's eth0."),
                new((word, _) => Same(WithoutPeer(word), "eth0"),
                    "eth0 is the name in the pod. Which link on the node is the other end of that pair?")
                    { Holds = net => net.End!.Name != "eth0" },
                new((word, net) => Same(word, net.End!.Master),
                    "That is a bridge: the end that you're looking for is plugged into it. Its KIND is veth."),
                new((word, net) => net.Network.Own.FindLink(WithoutPeer(word)) is { IsPairEnd: false },
                    "That link isn't an end of a veth pair. Look at the column KIND."),
                new((word, net) => word == $"{net.Eth!.LinkIndex}",
                    "That is its index. Which name does the row with that INDEX have?"),
            ],
            Solution = """await lab.AnswerAsync("E04.1", nodeLinks.SingleOrDefault(link => link.Index == soloEth.LinkIndex)?.Name)""",
        },
        new Exercise<DemoNetwork, long>(
            "E04.2", "By which number does the node know demosolo's network namespace?", _network, AnswerForm.Number)
        {
            NotPossible = _needsPair,
            Right = net => net.End!.LinkNetnsId ?? -1,
            Because =
            [
                new(net => $"{net.End!.Name} on the node has link_netnsid {net.End!.LinkNetnsId}. "
                    + "The number is valid only on the node: another network namespace has its own numbers for its peers."),
            ],
            Hints =
            [
                "The row of demosolo's end in the node's table has it.",
                "It is in the column LINK-NETNSID of that row.",
                "In code: `nodeLinks.Single(link => link.Index == soloEth.LinkIndex).LinkNetnsId`.",
            ],
            Mistakes =
            [
                new((number, net) => number == net.Eth!.LinkNetnsId,
                    "That's the node's number in demosolo. Read the row of the end on the node."),
                new((number, net) => number == net.OpenEnd?.LinkNetnsId, "That is the number of demoopen's network namespace."),
                new((number, net) => number == net.End!.Index,
                    "That is the index of the link. The number of the network namespace is in another column of the same row."),
                new((number, net) => number == (long)net.Network.OfPod("demosolo").Namespace.Inode,
                    "That's the Linux namespace's number on the whole machine. On the node it has another: column LINK-NETNSID."),
            ],
            Solution = """
                var row = nodeLinks.SingleOrDefault(link => link.Index == soloEth.LinkIndex);
                await lab.AnswerAsync("E04.2", row?.LinkNetnsId)
                """,
        },
        new Exercise<DemoNetwork, string>(
            "E04.3", "Which link on the node has the address of demosolo's gateway?", _network, _linkName)
        {
            NotPossible = new(["kubernetes"], net => net.WhyNoPair ?? net.WhyNoGateway),
            Right = net => net.GatewayLink!.Name,
            AlsoRight = (word, net) => Same(WithoutPeer(word), net.GatewayLink!.Name),
            Because =
            [
                new(net => $"The gateway is {net.Gateway}, and {net.GatewayLink!.Name} on the node has that address."),
                new(net => net.IsBridged,
                    net => $"{net.GatewayLink!.Name} is a bridge, a switch in the Linux kernel. demosolo's end is plugged into it."),
                new(net => !net.IsBridged && net.WithGateway.Count > 1,
                    net => $"{net.WithGateway.Count} links of this node have that same address. That does no harm: each pod's packets "
                        + "come in by the pod's own cable."),
            ],
            Hints =
            [
                "The gateway's address is in the pod's table of routes, in the row default. Look for that address on the node.",
                "Look for the gateway's address in the column ADDRESSES of the node's links.",
                "In code, the address: `(await node.RoutesAsync(solo.Pid)).First(route => route.Destination == \"default\").Gateway`.",
            ],
            Mistakes =
            [
                new((word, net) => Same(word, net.Gateway), "That is the address. Which link on the node has it?"),
                new((word, net) => net.WithGateway.Any(link => Same(WithoutPeer(word), link.Name)),
                    "That link has the address, true. But demosolo's packets come in by another one, which also has it."),
                new((word, net) => Same(WithoutPeer(word), "eth0"),
                    "eth0 is the link by which the packets leave the pod. On the node they come in by another one.")
                    { Holds = net => net.GatewayLink!.Name != "eth0" },
                new((word, net) => Same(WithoutPeer(word), net.End!.Name),
                    "That is the end of demosolo's cable, but it has no such address. Read the column ADDRESSES.")
                    { Holds = net => net.IsBridged },
            ],
            Solution = """
                var gateway = (await node.RoutesAsync(solo.Pid)).FirstOrDefault(route => route.Destination == "default")?.Gateway;
                var having = nodeLinks.Where(link => link.Addresses.Any(one => one.Address == gateway)).ToList();
                await lab.AnswerAsync("E04.3", (having.FirstOrDefault(link => link.Index == end.Index) ?? having.FirstOrDefault())?.Name)
                """,
        },
        new Exercise<DemoNetwork, long>(
            "E04.4", "How many veth ends on the node belong to your three pods, all together?", _network, AnswerForm.Number)
        {
            NotPossible = _needsPair,
            Right = net => net.EndsOfPods.Count,
            Because =
            [
                new(net => $"{net.EndsOfPods.Count} for {DemoNetwork.Pods.Count} pods: "
                    + $"{string.Join(", ", net.EndsOfPods.Select(end => end.Name))}."),
                new(net => net.Network.OfPod("demohost").IsNode,
                    _ => "demohost is in the node's network namespace, so it needs no cable."),
            ],
            Hints =
            [
                "Which of the three pods have a network namespace of their own?",
                "Each pod with a network namespace of its own usually has one pair, and one end of it is on the node.",
                "In code, the pods at the other ends: "
                    + "`(await node.NetworkAsync()).Pairs.SelectMany(pair => pair.Peer?.Namespace.Pods ?? [])`.",
            ],
            Mistakes =
            [
                new((count, _) => count == DemoNetwork.Pods.Count, "One for each pod? Think of the address that demohost has."),
                new((count, net) => count == 2 * net.EndsOfPods.Count,
                    "Those are both ends of each pair. Count only the ends on the node."),
                new((count, net) => count == net.Network.Own.Links.Count(link => link.IsPairEnd),
                    "That's how many veth ends are on the node, but not all of them are your pods'."),
                new((count, net) => count < net.EndsOfPods.Count, "Each pod with a network namespace of its own has an end on the node."),
            ],
            Solution = """
                var mine = new[] { "demosolo", "demoopen", "demohost" };
                network = await node.NetworkAsync();
                var ofMine = network.Pairs.Where(pair => pair.Peer?.Namespace.Pods.Any(pod => mine.Contains(pod.Name)) == true);
                await lab.AnswerAsync("E04.4", ofMine.Count())
                """,
        },
        new Exercise<LinkGrowth?, string>(
            "E04.5", "demosolo sends a lot to demoopen. Which counter of demosolo's end on the node grows by that much: \"RX\" or \"TX\"?",
            Sending("demosolo", "demoopen", 9082), AnswerForm.Word with { Expected = "\"RX\" or \"TX\"" })
        {
            NotPossible = new(["kubernetes"], growth => growth is null ? "demosolo's end on the node isn't known." : null),
            Right = growth => growth!.Received.Bytes > growth.Sent.Bytes ? "RX" : "TX",
            Because =
            [
                new(growth => $"PodLab just sent data from demosolo to demoopen: {growth!.After.Name} received "
                    + $"{growth.Received.Bytes} bytes and transmitted {growth.Sent.Bytes}. Data that goes into one end of a cable comes out of the other."),
            ],
            Hints =
            [
                "Think of the cable. demosolo's data goes in at eth0. Where does it come out?",
                "The end on the node gets what eth0 sends. Is that received or transmitted, from the node's side?",
                "In code, what it has received so far: `network.FindPeer(network.OfPod(\"demosolo\"), \"eth0\").Link.Received`.",
            ],
            Mistakes =
            [
                new((word, growth) => Same(word, "TX") && growth!.Received.Bytes > growth.Sent.Bytes,
                    "eth0 in the pod counts it as transmitted. But this is the other end of the cable."),
                new((word, _) => Same(word, "both") || Same(word, "RX, TX"),
                    "Both grow a little, because there are also answers. Only one grows by as much as was sent."),
            ],
            Solution = """await lab.AnswerAsync("E04.5", "RX")""",
        },
        new Exercise<string, string>(
            "E04.6", "The node asks demosolo's address, port 9081. What comes back: \"a page\", \"refused\" or \"nothing\"?",
            Asking(from: null, to: "demosolo", 9081), _outcome)
        {
            Right = outcome => outcome,
            AlsoRight = (word, outcome) => outcome == Page && Same(word, "page"),
            Because =
            [
                new(outcome => outcome == Refused,
                    _ => "PodLab just tried it. The packet reaches the pod, but no program there listens on that address, so the "
                        + "Linux kernel refuses the connection."),
                new(outcome => outcome != Refused, outcome => $"PodLab just tried it, and got {outcome}."),
            ],
            Hints =
            [
                "The manifest says which address the server listens on. Is that the address that the node asks?",
                "The way to the pod is open: the node has a route. But does a program wait at exactly this address?",
                "In code, where programs in the pod wait: "
                    + "`(await node.ExecuteAsync([\"nsenter\", \"-t\", $\"{solo.Pid}\", \"-n\", \"ss\", \"-Hltn\"])).StandardOutput`.",
            ],
            Mistakes =
            [
                new((word, outcome) => (Same(word, Page) || Same(word, "page")) && outcome != Page,
                    "The server is running, true. But compare the address that it waits at with the pod's address."),
                new((word, outcome) => Same(word, Nothing) && outcome == Refused,
                    "Nothing comes back when packets are lost. Here they arrive, and the pod's network namespace answers."),
            ],
            Solution = """
                string[] ask = ["nsenter", "-t", "1", "-n", "timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/$0/9081", soloIp];
                var tried = await node.ExecuteAsync(ask);
                var refused = tried.StandardError.Contains("refused");
                await lab.AnswerAsync("E04.6", tried.ExitCode == 0 ? "a page" : refused ? "refused" : "nothing")
                """,
        },
        new Exercise<string, string>(
            "E04.7", "At which address does the web server in demosolo wait for requests?",
            Listening("demosolo", 9081), AnswerForm.Word with { Expected = "an address, such as \"192.0.2.1\"" })
        {
            Right = address => address,
            AlsoRight = (word, address) => Same(word, $"{address}:9081") || (address == "127.0.0.1" && Same(word, "localhost")),
            Because =
            [
                new(address => $"It waits at {address}, port 9081, as the manifest says."),
                new(address => address != "0.0.0.0", _ => "A connection to another address of the pod finds no program."),
            ],
            Hints =
            [
                "The cell above shows it, in the line of demosolo.",
                "A line of ss has two addresses: where a program waits, and from where it accepts connections. You need the first.",
                "In code: `(await node.ExecuteAsync([.. inSolo, \"ss\", \"-Hltn\"])).StandardOutput`.",
            ],
            Mistakes =
            [
                new((word, address) => word.StartsWith("0.0.0.0", StringComparison.Ordinal) && address != "0.0.0.0",
                    "In the line of demosolo, that is from where it accepts connections. The address at which it waits is before that."),
                new((word, address) => word.Contains('.', StringComparison.Ordinal) && !Same(word, address),
                    "It doesn't wait at that one. Read the line of demosolo again."),
                new((word, _) => word == "9081", "That is the port. Which address is before the colon?"),
            ],
            Solution = """
                var waiting = (await node.ExecuteAsync([.. inSolo, "ss", "-4Hltn"])).EnsureSuccess().StandardOutput;
                await lab.AnswerAsync("E04.7", waiting.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3])
                """,
        },
        new Exercise<string, string>(
            "E04.8", "A program in demoopen asks 127.0.0.1, port 9081. What comes back: \"a page\", \"refused\" or \"nothing\"?",
            Asking(from: "demoopen", to: null, 9081), _outcome)
        {
            Right = outcome => outcome,
            AlsoRight = (word, outcome) => outcome == Page && Same(word, "page"),
            Because =
            [
                new(outcome => outcome == Refused,
                    _ => "PodLab just tried it. In demoopen, 127.0.0.1 is demoopen itself, and no program there waits at port 9081."),
                new(outcome => outcome != Refused, outcome => $"PodLab just tried it, and got {outcome}."),
            ],
            Hints =
            [
                "Each network namespace has a lo of its own. Which 127.0.0.1 does a program in demoopen ask?",
                "It asks demoopen itself. Which port does the server there use?",
                "In code, where programs in demoopen wait: `(await node.ExecuteAsync([.. inOpen, \"ss\", \"-Hltn\"])).StandardOutput`.",
            ],
            Mistakes =
            [
                new((word, outcome) => (Same(word, Page) || Same(word, "page")) && outcome != Page,
                    "demosolo's server waits at 127.0.0.1, true, but at the 127.0.0.1 of its own network namespace."),
                new((word, outcome) => Same(word, Nothing) && outcome == Refused,
                    "No packet is lost on lo, so an answer comes back."),
            ],
            Solution = """await lab.AnswerAsync("E04.8", await AskAsync(inOpen, "127.0.0.1", "9081"))""",
        },
    ];

    private static string WithoutPeer(string link) => link.Split('@')[0];

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
