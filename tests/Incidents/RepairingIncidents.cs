using System.Text.RegularExpressions;
using PodLab.Exercises;
using PodLab.Incidents;
using PodLab.Tests.Course;

namespace PodLab.Tests.Incidents;

/// <summary>
/// Every kind of incident, at every place: broken, found, repaired in two ways, undone. Each kind of cluster has its own class. A push repairs it in
/// one way at one place, and in the other at the other; <c>PODLAB_TESTS_LESSONS=all</c> in both ways at both.
/// </summary>
public abstract class RepairingIncidents
{
    private static readonly IncidentSlot Slot = IncidentSlot.Get("I10.1");

    /// <summary>Seeds that give the first slot each kind, at either place.</summary>
    private protected static IEnumerable<TheoryDataRow<string, int>> Seeds => Enumerable.Range(1, 1000)
        .Select(seed => (Name: $"{new IncidentDraw(Slot, seed).Incident.GetType().Name} {new IncidentDraw(Slot, seed).PlaceOf<int>([0, 1])}", Seed: seed))
        .DistinctBy(one => one.Name).OrderBy(one => one.Name, StringComparer.Ordinal)
        .Select(one => new TheoryDataRow<string, int>(one.Name, one.Seed));

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A lab on the cluster, or the test is skipped.</summary>
    private protected abstract Task<Lab> OpenLabAsync();

    private protected async Task BreakAndRepairAsync(string incident, int seed)
    {
        await using var lab = await OpenLabAsync();
        Func<Lab, IncidentDraw, Task>[] repairs = [MakeAnewAsync, MendAsync];
        foreach (var repairAsync in CourseWalk.IsWhole ? repairs : repairs.Where((_, which) => incident.EndsWith($"{which}", StringComparison.Ordinal)))
        {
            try
            {
                await lab.BreakAsync(Slot.Id, seed, Cancellation);
                await ShouldBeOpenAsync(lab, incident);
                await LookAsync(lab);
                await ShouldBeOpenAsync(lab, $"{incident}, looked at");
                (await Should.ThrowAsync<PodLabException>(() => lab.BreakAsync(Slot.Id, seed, Cancellation))).Message.ShouldContain("is broken already");

                await repairAsync(lab, new(Slot, seed));

                await Eventually.HoldsAsync(async () =>
                {
                    var check = await lab.CheckAsync(Slot.Id, Cancellation);
                    check.Outcome.ShouldBe(ExerciseOutcome.Passed, $"{incident}, {repairAsync.Method.Name}: {check.Message}");
                });
            }
            finally
            {
                await lab.UndoAsync(Slot.Id, CancellationToken.None);
            }

            (await lab.PodsAsync(cancellation: Cancellation)).ShouldNotContain(pod => pod.Metadata.Name == Slot.Pod);
            (await StrayProcesses.OfAsync(lab, Slot, Cancellation)).ShouldBeEmpty();
            (await lab.CheckAsync(Slot.Id, Cancellation)).Message.ShouldContain("Nothing is broken here yet");
        }
    }

    private static async Task ShouldBeOpenAsync(Lab lab, string incident)
    {
        var check = await lab.CheckAsync(Slot.Id, Cancellation);
        check.Outcome.ShouldBe(ExerciseOutcome.Unanswered, $"{incident}: {check.Message}");
        check.Message.ShouldStartWith("Not repaired yet.");
    }

    private static async Task LookAsync(Lab lab)
    {
        await lab.PodsAsync(cancellation: Cancellation);
        (await lab.NodeOfAsync(Slot.Pod, cancellation: Cancellation)).ShouldNotBeNull();
        (await lab.AnatomyAsync(Slot.Pod, cancellation: Cancellation)).Processes.ShouldNotBeEmpty();
    }

    private static async Task MakeAnewAsync(Lab lab, IncidentDraw draw)
    {
        await lab.DeleteAsync(Slot.Pod, cancellation: Cancellation);
        await lab.ApplyAsync(lab.HealthyManifest(Slot.Id), cancellation: Cancellation);
        await lab.WaitUntilReadyAsync(Slot.Pod, cancellation: Cancellation);
    }

    /// <summary>Fixes the pod without replacing it. If the manifest is wrong, there may be another right manifest besides the healthy one.</summary>
    private static async Task MendAsync(Lab lab, IncidentDraw draw)
    {
        var node = await lab.NodeOfAsync(Slot.Pod, cancellation: Cancellation);
        var pod = await lab.AnatomyAsync(Slot.Pod, cancellation: Cancellation);
        var inPod = PodTraffic.In(pod.Processes.First().Pid);
        switch (draw.Incident)
        {
            case TakenPort:
                await lab.DeleteAsync(Slot.Pod, cancellation: Cancellation);
                await lab.ApplyAsync(new IncidentPod(Slot.Pod, draw.Port) { SidecarAt = $"127.0.0.1:{draw.Port + 100}" }.Manifest, cancellation: Cancellation);
                break;
            case WrongAddress:
                await lab.ExecAsync(
                    Slot.Pod, IncidentPod.Sidecar, ["sh", "-c", "cd /app && php -S \"$0\" >/dev/null 2>&1 </dev/null &", $"{pod.PodIP}:{draw.Port}"], changes: true, cancellation: Cancellation);
                break;
            case LinkDown:
                var network = await node.NetworkAsync(Cancellation);
                if (network.FindPeer(network.OfPod(Slot.Pod), "eth0") is { } end)
                {
                    (await node.ChangeAsync(["nsenter", "-t", "1", "-n", "ip", "link", "set", "dev", end.Link.Name, "up"], Cancellation)).EnsureSuccess();
                }

                (await node.ChangeAsync([.. inPod, "ip", "link", "set", "dev", "eth0", "up"], Cancellation)).EnsureSuccess();
                await RouteAsync(node, inPod);
                break;
            case MissingRoute:
                await RouteAsync(node, inPod);
                break;
            case StrayProcess:
                // As a learner finds it: `ss` shows which process has the port.
                var listed = (await node.ExecuteAsync([.. inPod, "ss", "-Hltnp", $"sport = :{draw.Port}"], Cancellation)).EnsureSuccess().StandardOutput;
                var pid = Regex.Match(listed, @"pid=(\d+)").Groups[1].Value;
                (await node.ChangeAsync(["kill", pid], Cancellation)).EnsureSuccess();
                break;
            case UnreapedZombies:
                foreach (var container in pod.Containers.Where(container => container.Zombies.Any()))
                {
                    (await node.ChangeAsync(["kill", "-KILL", $"{container.FirstProcess!.Pid}"], Cancellation)).EnsureSuccess();
                }

                break;
            default:
                throw new InvalidOperationException($"No second way to repair {draw.Incident.GetType().Name} is known here.");
        }
    }

    // On-link first: the pod's own network may have to come back before its gateway is a neighbor. An existing route isn't a failure.
    private static async Task RouteAsync(ClusterNode node, string[] inPod)
    {
        var gateway = (await node.NetworkAsync(Cancellation)).Own.Links.SelectMany(link => link.Addresses).Select(one => one.Address)
            .First(address => address.StartsWith("10.", StringComparison.Ordinal));
        await node.ChangeAsync([.. inPod, "ip", "route", "add", gateway, "dev", "eth0"], Cancellation);
        await node.ChangeAsync([.. inPod, "ip", "route", "add", "default", "via", gateway, "dev", "eth0"], Cancellation);
    }
}

public sealed class RepairingIncidentsOnStandalone(StandaloneNodeFixture nodes) : RepairingIncidents
{
    public static TheoryData<string, int> Incidents => [.. Seeds];

    [Theory]
    [MemberData(nameof(Incidents))]
    public Task It_is_found_repaired_and_undone(string incident, int seed) => BreakAndRepairAsync(incident, seed);

    private protected override async Task<Lab> OpenLabAsync()
    {
        Need.StandaloneNode.OrSkip();
        return await nodes.OpenLabAsync();
    }
}

// An incident's processes on a node must not exist while other tests compare the nodes.
[Collection(OnKind.Name)]
public sealed class RepairingIncidentsOnKind(KindMadeReady kind) : RepairingIncidents, IClassFixture<KindMadeReady>
{
    // Pods are slow there: a push takes only incidents on the node itself.
    public static TheoryData<string, int> Incidents => [.. Seeds.Where(row => CourseWalk.IsWhole || row.Data is ("LinkDown 1", _) or ("StrayProcess 0", _))];

    [Theory]
    [MemberData(nameof(Incidents))]
    public Task It_is_found_repaired_and_undone(string incident, int seed) => BreakAndRepairAsync(incident, seed);

    private protected override async Task<Lab> OpenLabAsync()
    {
        Need.KindCluster.OrSkip();
        kind.ShouldNotBeNull();
        return await Lab.OpenAsync($"kind:{Need.KindClusterName}", cancellation: Cancellation);
    }
}
