using PodLab.Anatomy;
using PodLab.Exercises;

namespace PodLab.Incidents;

/// <summary>A kind of incident: how it's made, and the debrief after its repair.</summary>
internal abstract class Incident
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Incident> All { get; } =
        [new TakenPort(), new WrongAddress(), new LinkDown(), new StrayProcess(), new MissingRoute(), new UnreapedZombies()];

    /// <summary>Three sentences: what was broken, where commands show it, and which lesson explains it.</summary>
    public abstract string Debrief(IncidentDraw draw);

    /// <summary>The pod's manifest.</summary>
    public virtual IncidentPod PodOf(IncidentDraw draw) => new(draw.Slot.Pod, draw.Port);

    /// <summary>Whether all containers must be ready before <see cref="BreakAsync"/>.</summary>
    public virtual bool StartsReady => true;

    /// <summary>Breaks the running pod. Does nothing if the fault is in the manifest.</summary>
    public virtual Task BreakAsync(IncidentScene scene, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>The scene of an incident.</summary>
/// <param name="Lab">The lab.</param>
/// <param name="Draw">The incident to make.</param>
/// <param name="Node">The pod's node.</param>
/// <param name="Pod">The intact pod.</param>
internal sealed record IncidentScene(Lab Lab, IncidentDraw Draw, ClusterNode Node, PodAnatomy Pod)
{
    /// <summary>Runs one of the node's commands in the pod's network namespace.</summary>
    public Task<CommandResult> InPodAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
        Node.ChangeAsync([.. PodTraffic.In(Pod.Processes.First().Pid), .. argv], cancellation);
}

/// <summary>The sidecar took the server's port.</summary>
internal sealed class TakenPort : Incident
{
    private static readonly string[] _addresses = ["0.0.0.0", "127.0.0.1"];

    public override bool StartsReady => false;

    public override IncidentPod PodOf(IncidentDraw draw) =>
        base.PodOf(draw) with { SidecarAt = string.Create(CultureInfo.InvariantCulture, $"{draw.PlaceOf(_addresses)}:{draw.Port}") };

    public override string Debrief(IncidentDraw draw) =>
        $"The manifest gave demoy port {draw.Port}, which is demox's, at {draw.PlaceOf(_addresses)}. The containers of a pod share one net namespace, and with it the ports: "
        + "demox couldn't start, as its log says (`lab.LogAsync`). `ss -ltnp` in the pod shows which process has the port. Lesson 07 explains it.";
}

/// <summary>The server listens on an address that can't be reached from outside.</summary>
internal sealed class WrongAddress : Incident
{
    private static readonly string[] _addresses = ["127.0.0.1", "127.0.0.9"];

    public override IncidentPod PodOf(IncidentDraw draw) =>
        base.PodOf(draw) with { ServerAt = string.Create(CultureInfo.InvariantCulture, $"{draw.PlaceOf(_addresses)}:{draw.Port}") };

    public override string Debrief(IncidentDraw draw) =>
        $"The manifest made demox listen on {draw.PlaceOf(_addresses)}, an address that only programs in the pod's own net namespace can reach. "
        + "`ss -ltn` in the pod shows the address. Lesson 04 explains it.";
}

/// <summary>An end of the veth pair is down.</summary>
internal sealed class LinkDown : Incident
{
    private static readonly bool[] _isNodesEnd = [true, false];

    public override async Task BreakAsync(IncidentScene scene, CancellationToken cancellation)
    {
        if (!scene.Draw.PlaceOf(_isNodesEnd))
        {
            (await scene.InPodAsync(["ip", "link", "set", "dev", "eth0", "down"], cancellation)).EnsureSuccess();
            return;
        }

        var network = await scene.Node.NetworkAsync(cancellation);
        var end = network.FindPeer(network.OfPod(scene.Pod.Name), "eth0")
            ?? throw new PodLabException($"Pod {scene.Pod.Name} has no veth pair whose other end is known, so this incident can't be made.");
        (await scene.Node.ChangeAsync([.. PodTraffic.In(1), "ip", "link", "set", "dev", end.Link.Name, "down"], cancellation)).EnsureSuccess();
    }

    public override string Debrief(IncidentDraw draw) =>
        (draw.PlaceOf(_isNodesEnd)
            ? "The node's end of the pod's veth pair was down, so eth0 in the pod had no carrier. "
            : "eth0 in the pod was down. When a link goes down, the Linux kernel removes its routes, so they must also be restored. ")
        + "`ip link` in the pod and on the node shows it, and so does the drawing of `node.NetworkAsync()`. Lesson 03 explains it.";
}

/// <summary>A process outside all containers has the port, in the pod's network namespace.</summary>
internal sealed class StrayProcess : Incident
{
    /// <summary>The environment variable that marks the process for the cleanup.</summary>
    public const string Mark = "PODLAB_INCIDENT";

    // It starts while demox has the port (php then ends with 1), and takes the port when demox ends. Once it's ended, in any way, it's gone for good.
    private const string TakePort = """
        cd /app
        n=0
        while [ $n -lt 500 ]; do
          php -S "$0"
          [ $? -eq 1 ] || exit
          n=$((n + 1))
        done
        """;

    private static readonly string[] _addresses = ["0.0.0.0", "127.0.0.1"];

    public override async Task BreakAsync(IncidentScene scene, CancellationToken cancellation)
    {
        var server = scene.Pod.Container(IncidentPod.Server).FirstProcess!;
        // Use demoy's root: it stays when demox ends.
        var root = string.Create(CultureInfo.InvariantCulture, $"/proc/{scene.Pod.Container(IncidentPod.Sidecar).FirstProcess!.Pid}/root");
        var address = string.Create(CultureInfo.InvariantCulture, $"{scene.Draw.PlaceOf(_addresses)}:{scene.Draw.Port}");
        (await scene.InPodAsync(
            ["sh", "-c", "\"$@\" </dev/null >/dev/null 2>&1 &", "sh", "env", $"{Mark}={scene.Draw.Slot.Id}", "setsid", "chroot", root, "sh", "-c", TakePort, address],
            cancellation)).EnsureSuccess();
        (await scene.Node.ChangeAsync(["kill", "-KILL", string.Create(CultureInfo.InvariantCulture, $"{server.Pid}")], cancellation)).EnsureSuccess();
    }

    public override string Debrief(IncidentDraw draw) =>
        $"A php that belongs to no container was in the pod's net namespace and had port {draw.Port}. demox couldn't start. `lsns` counts it, `ss -ltnp` in the pod shows it, and its "
        + "cgroup isn't one of the pod's. A pod is its Linux namespaces: a process that enters them is in it. Lesson 05 explains it.";
}

/// <summary>The pod lost its default route.</summary>
internal sealed class MissingRoute : Incident
{
    public override async Task BreakAsync(IncidentScene scene, CancellationToken cancellation) =>
        (await scene.InPodAsync(["ip", "route", "del", "default"], cancellation)).EnsureSuccess();

    public override string Debrief(IncidentDraw draw) =>
        "The pod's net namespace had no default route. Neighbors may still answer, but nothing beyond them can be reached. `ip route` in the pod shows it, and so does "
        + "`node.RoutesAsync(pid)`. Lesson 04 explains it.";
}

/// <summary>Process 1 of a container doesn't wait for its orphans, and zombies pile up.</summary>
internal sealed class UnreapedZombies : Incident
{
    private static readonly string[] _containers = [IncidentPod.Server, IncidentPod.Sidecar];

    public override async Task BreakAsync(IncidentScene scene, CancellationToken cancellation)
    {
        var orphans = string.Concat(Enumerable.Repeat("sh -c 'sleep 0.1 &'; ", 3 + (scene.Draw.Port / 2 % 5)));
        (await scene.Lab.ExecAsync(scene.Pod.Name, scene.Draw.PlaceOf(_containers), ["sh", "-c", $"{{ {orphans}}} >/dev/null 2>&1"], changes: true, cancellation: cancellation))
            .EnsureSuccess();
    }

    public override string Debrief(IncidentDraw draw) =>
        $"Processes in {draw.PlaceOf(_containers)} lost their parent and became children of its process 1. When they ended, it didn't wait for them, so they stayed as zombies. "
        + "`ps` on the node shows state Z, and the matrix of the pod names them. Lesson 06 explains it.";
}
