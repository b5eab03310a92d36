using PodLab.Anatomy;

namespace PodLab.Exercises;

/// <summary>A subject: the network of the node with lesson 04's pods, and the facts that the lesson asks about.</summary>
/// <param name="Network">The node's network.</param>
internal sealed record DemoNetwork(NodeNetwork Network)
{
    /// <summary>The pods of the lesson.</summary>
    public static IReadOnlyList<string> Pods { get; } = ["demosolo", "demoopen", "demohost"];

    /// <summary>The pod's own link; null if it has another name or wasn't read.</summary>
    public NetworkLink? Eth => Network.OfPod("demosolo").FindLink("eth0");

    /// <summary>Its other end on the node; null if it isn't known.</summary>
    public NetworkLink? End => EndOf("demosolo");

    /// <summary>The same for the second pod.</summary>
    public NetworkLink? OpenEnd => EndOf("demoopen");

    /// <summary>The gateway of the pod's default route; null if it has none.</summary>
    public string? Gateway => Network.OfPod("demosolo").Routes.FirstOrDefault(route => route.Destination == "default")?.Gateway;

    /// <summary>The node's links that have the gateway's address.</summary>
    public IReadOnlyList<NetworkLink> WithGateway =>
        [.. Network.Own.Links.Where(link => link.Addresses.Any(address => address.Address == Gateway))];

    /// <summary>The one of these links that the pod's packets reach: the pod's end on the node, or the bridge that this end is plugged into.</summary>
    public NetworkLink? GatewayLink => WithGateway.OrderByDescending(link => link.Index == End?.Index)
        .ThenByDescending(link => link.Name == End?.Master).FirstOrDefault();

    /// <summary>Whether this link is a bridge.</summary>
    public bool IsBridged => GatewayLink is { Kind: "bridge" } bridge && End?.Master == bridge.Name;

    /// <summary>The ends on the node that lead to the lesson's pods.</summary>
    public IReadOnlyList<NetworkLink> EndsOfPods =>
        [.. Network.Pairs.Where(pair => pair.End.Namespace.IsNode && IsOfPods(pair.Peer?.Namespace)).Select(pair => pair.End.Link)];

    /// <summary>The reason why questions about veth ends can't be answered; null if they can.</summary>
    public string? WhyNoPair => End is null
        ? "demosolo's eth0 has no other end among the node's links. Some network plugins don't use veth pairs." : null;

    /// <summary>The reason why the question about the gateway's link can't be answered; null if it can.</summary>
    public string? WhyNoGateway => GatewayLink is null
        ? $"No link of the node has the gateway's address ({Gateway ?? "demosolo has no default route"}). Some network plugins let "
            + "the node answer for an address that no link has." : null;

    private NetworkLink? EndOf(string pod) =>
        Network.FindPeer(Network.OfPod(pod), "eth0") is { Namespace.IsNode: true } end ? end.Link : null;

    private static bool IsOfPods(NetworkNamespace? ns) => ns is { IsNode: false } && ns.Pods.Any(pod => Pods.Contains(pod.Name));
}
