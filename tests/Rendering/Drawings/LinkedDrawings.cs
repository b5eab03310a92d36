using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Drawings;

/// <summary>
/// The lessons' drawings with lines: two network namespaces and the veth pair between them, and a node with its bridge and three pods.
/// </summary>
internal static class LinkedDrawings
{
    public static Drawing VethPair()
    {
        var orange = Namespace("orange", "net:[4026532457]");
        var green = Namespace("green", "net:[4026532530]");
        return new Drawing("Two network namespaces", "A veth pair joins orange and green.", new Panel(Role.Paper,
        [
            new TextBlock("Two network namespaces and a veth pair", TextStyle.Title),
            new LinkedPanels(
                [[orange, green]],
                [new Link(new(orange, Interface("tap1", "UP", "198.18.0.1/24")), new(green, Interface("tap2", "DOWN", "198.18.0.2/24")), "veth pair") { IsDashed = true }]),
        ]));
    }

    public static Drawing BridgeWithThreePods()
    {
        var bridge = new Panel(Role.Inner, [new TextBlock("cni0", TextStyle.Title), new TextBlock("bridge, UP, 10.244.1.1/24", TextStyle.Note)]);
        var node = new Panel(Role.Surroundings,
        [
            new TextBlock("the node's network namespace", TextStyle.Title), new TextBlock("eth0 172.18.0.3/16 · default via 172.18.0.1", TextStyle.Code),
            new PanelGrid([bridge]),
        ]);
        var pods = Enumerable.Range(2, 3).Select(i => Namespace($"pod demo{i}", $"net:[402653245{i}]")).ToList();
        return new Drawing("Pods on a bridge", "Three pods hang on the node's bridge.", new Panel(Role.Paper,
        [
            new LinkedPanels([[node], pods],
            [
                .. pods.Select((pod, i) => new Link(
                    new(bridge, Interface($"veth{i}a7c", "UP", $"index {i + 5}")), new(pod, Interface("eth0", "UP", $"10.244.1.{i + 2}/24")), i == 0 ? "veth pair" : "")),
            ]),
        ]));
    }

    private static Panel Namespace(string name, string number) =>
        new(Role.Subject, [new TextBlock(name, TextStyle.Title), new TextBlock(number, TextStyle.Code), new TextBlock("lo 127.0.0.1/8, UP", TextStyle.Note)]);

    private static Tag Interface(string name, string state, string address) =>
        new(state == "UP" ? "▲" : "▽", name, state, address, $"{name} ({state}, {address})", state == "UP" ? Role.Part : Role.Notice);
}
