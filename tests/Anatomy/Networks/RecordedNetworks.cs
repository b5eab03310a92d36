using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy.Networks;

/// <summary>Captured networks of kind nodes: two pods and one with hostNetwork; and two network namespaces created by hand in a third.</summary>
internal static class RecordedNetworks
{
    // Both pods' eth0 have index 2, so both ends on the node say @if2: the index isn't enough to match them.
    public static NodeNetwork Pods(Func<string, string>? change = null) => Read(
        "links.kind-worker.network", change,
        ("linkone", 814, 940), ("linkhost", 772, 893), ("linktwo", 844, 952));

    public static NodeNetwork HandMade(Func<string, string>? change = null) => Read("links.kind-worker2.network", change);

    /// <summary>A network namespace that contains both ends of a pair, and no process.</summary>
    public static NodeNetwork PairInOneNamespace() => NetworkReading.Build(
        NetworkSnapshotOutput.Parse(
            "kind-worker", $"namespace net:[7]\nlinks {Fixture.Recording("links.pair.iproute2-6.address")}\nprocesses\n2\nPID PPID CMD\n", DateTimeOffset.UnixEpoch),
        new NodeReading(new NodeSnapshot("kind-worker", [], DateTimeOffset.UnixEpoch), [], []), argv => string.Join(' ', argv));

    private static NodeNetwork Read(string recording, Func<string, string>? change, params (string Name, int Pause, int First)[] pods)
    {
        var snapshot = NetworkSnapshotOutput.Parse("kind-worker", (change ?? (text => text))(Fixture.Recording(recording)), DateTimeOffset.UnixEpoch);
        RuntimeSandbox[] sandboxes =
        [
            .. pods.Select(pod => new RuntimeSandbox(pod.Name, pod.Name, "links", pod.Name, 0, true, DateTimeOffset.UnixEpoch, pod.Pause, null)),
        ];
        RuntimeContainer[] containers =
        [
            .. pods.Select(pod => new RuntimeContainer(
                $"c-{pod.Name}", pod.Name, "demox", "demo:1.0.0", RuntimeContainerState.Running, 0, DateTimeOffset.UnixEpoch, null, pod.First)),
        ];
        return NetworkReading.Build(
            snapshot, new NodeReading(snapshot.Node, sandboxes, containers), argv => $"docker exec kind-worker {string.Join(' ', argv)}");
    }
}
