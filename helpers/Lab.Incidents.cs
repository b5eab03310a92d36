using System.Diagnostics;
using PodLab.Clusters;
using PodLab.Exercises;
using PodLab.Incidents;

namespace PodLab;

public sealed partial class Lab
{
    private static readonly string[] _clustersForIncidents = ["standalone", "kind"];
    private static readonly TimeSpan _untilBroken = TimeSpan.FromSeconds(20);

    // For a POSIX shell: ends every process that carries the incident's mark, wherever it's running now.
    private const string EndStray = """
        for file in /proc/[0-9]*/environ; do
          if grep -qsFxz "$0" "$file"; then pid=${file#/proc/}; kill -KILL "${pid%/environ}"; fi
        done
        """;

    private int _deals;

    private KeptIncidents Incidents => new(DataFolder.Default(), Facts.Kind, Facts.Name);

    /// <summary>
    /// Makes an incident of lesson 10: applies its pod and breaks something. The seed decides what; the result doesn't reveal it.
    /// </summary>
    /// <param name="incident">The incident's ID: <c>I10.1</c> to <c>I10.6</c>.</param>
    /// <param name="seed">The same number makes the same incident. Null draws one. Incidents broken at the same time share a seed, and differ.</param>
    /// <param name="cancellation">Abandons the call. <see cref="UndoAsync"/> removes what the call created.</param>
    /// <returns>The pod's intended behavior.</returns>
    /// <exception cref="NotPossibleHereException">The cluster is neither a standalone node nor kind.</exception>
    /// <exception cref="PodLabException">The incident is already broken.</exception>
    public async Task<IncidentReport> BreakAsync(string incident, int? seed = null, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        var slot = IncidentSlot.Get(incident);
        if (!_clustersForIncidents.Contains(Facts.Kind))
        {
            throw new NotPossibleHereException($"Incidents are made only on a standalone node or on kind, where they can't harm anyone else's pods. This is {Facts.Kind}.");
        }

        // If the pod is gone, for example with its node, nothing is left to repair.
        if (FindIncident(slot) is not null && await _cluster.FindPodAsync(ICluster.DefaultNamespace, slot.Pod, token) is not null)
        {
            throw new PodLabException(
                $"{slot.Id} is broken already. Repair it and run `await lab.CheckAsync(\"{slot.Id}\")`, or undo it: `await lab.UndoAsync(\"{slot.Id}\")`.");
        }

        var shared = IncidentSlot.All.Select(Incidents.Find).FirstOrDefault(kept => kept is not null)?.Seed;
        var draw = new IncidentDraw(slot, seed ?? shared ?? await DrawAsync(string.Create(CultureInfo.InvariantCulture, $"deal {++_deals} of the incidents"), 1, 9999, token));
        Incidents.Keep(new(slot.Id, draw.Seed));
        await RemoveIncidentAsync(slot, token);
        await MakeAsync(draw, token);
        return new(draw);
    }

    /// <summary>Checks whether an incident's pod works again. Only the live pod counts, not how it was repaired.</summary>
    /// <param name="incident">The incident's ID.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>Passed, with what was broken; or open, with what still doesn't work.</returns>
    public async Task<ExerciseResult> CheckAsync(string incident, CancellationToken cancellation = default) =>
        Keep(await IncidentExercise.Of(IncidentSlot.Get(incident)).CheckAsync(null, this, new(), cancellation.OrOfCell()));

    /// <summary>Removes an incident: its pod, its stray process, and the note that it was made. It's no error if there is none.</summary>
    /// <param name="incident">The incident's ID.</param>
    /// <param name="cancellation">Abandons the call. It can be repeated.</param>
    /// <returns>A line that confirms it.</returns>
    public async Task<string> UndoAsync(string incident, CancellationToken cancellation = default)
    {
        var slot = IncidentSlot.Get(incident);
        await RemoveIncidentAsync(slot, cancellation.OrOfCell());
        Incidents.Forget(slot);
        return $"{slot.Id} is undone; nothing of pod {slot.Pod} is left";
    }

    /// <summary>Undoes every incident that was made on this cluster and not undone yet.</summary>
    /// <returns>A line for each.</returns>
    internal async Task<IReadOnlyList<string>> UndoAllAsync(CancellationToken cancellation = default)
    {
        List<string> undone = [];
        foreach (var slot in IncidentSlot.All.Where(slot => Incidents.Find(slot) is not null))
        {
            undone.Add(await UndoAsync(slot.Id, cancellation));
        }

        return undone;
    }

    /// <summary>The correct manifest of an incident's pod, in YAML, with the port that the incident drew.</summary>
    /// <param name="incident">The incident's ID.</param>
    /// <exception cref="PodLabException">The incident hasn't been made yet.</exception>
    public string HealthyManifest(string incident) => FindIncident(IncidentSlot.Get(incident)) is { } draw
        ? new IncidentPod(draw.Slot.Pod, draw.Port).Manifest
        : throw new PodLabException($"{incident} isn't broken yet. Run `await lab.BreakAsync(\"{incident}\")` first.");

    /// <summary>The incident that's in a slot now; null for none.</summary>
    internal IncidentDraw? FindIncident(IncidentSlot slot) => Incidents.Find(slot) is { } kept ? new(slot, kept.Seed) : null;

    private async Task MakeAsync(IncidentDraw draw, CancellationToken cancellation)
    {
        var (incident, pod) = (draw.Incident, draw.Slot.Pod);
        await ApplyAsync(incident.PodOf(draw).Manifest, cancellation: cancellation);
        if (incident.StartsReady)
        {
            await WaitUntilReadyAsync(pod, cancellation: cancellation);
            var scene = new IncidentScene(this, draw, await NodeOfAsync(pod, cancellation: cancellation), await AnatomyAsync(pod, cancellation: cancellation));
            await incident.BreakAsync(scene, cancellation);
        }
        else
        {
            await WaitForCrashLoopAsync(pod, cancellation: cancellation);
        }

        // The check itself must see the damage: an incident that it doesn't see can't be repaired.
        var since = Stopwatch.StartNew();
        while ((await PodHealth.OfAsync(this, pod, draw.Port, cancellation)).Faults.Count == 0)
        {
            if (since.Elapsed > _untilBroken)
            {
                throw new PodLabException($"{draw.Slot.Id} couldn't be broken. Undo it with `await lab.UndoAsync(\"{draw.Slot.Id}\")` and try again. If that fails, try another seed.");
            }
        }
    }

    private async Task RemoveIncidentAsync(IncidentSlot slot, CancellationToken cancellation)
    {
        foreach (var node in await NodesAsync(cancellation))
        {
            (await node.ChangeAsync(["sh", "-c", EndStray, $"{StrayProcess.Mark}={slot.Id}"], cancellation)).EnsureSuccess();
        }

        await DeleteAsync(slot.Pod, cancellation: cancellation);
    }
}
