using PodLab.Exercises;

namespace PodLab.Incidents;

/// <summary>An incident as an exercise: it's passed when its pod works again.</summary>
internal sealed class IncidentExercise : Exercise
{
    private readonly IncidentSlot _slot;

    private IncidentExercise(IncidentSlot slot)
        : base(slot.Id, $"Repair pod {slot.Pod}.") => _slot = slot;

    /// <summary>All six.</summary>
    public static IReadOnlyList<IncidentExercise> All { get; } =
        [.. IncidentSlot.All.Select(slot => new IncidentExercise(slot) { Solution = RepairOf(slot) })];

    /// <summary>The exercise for a slot.</summary>
    public static IncidentExercise Of(IncidentSlot slot) => All[slot.Number - 1];

    /// <summary>The exercise with this ID, or null.</summary>
    public static Exercise? Find(string id) => All.FirstOrDefault(exercise => exercise.Id == id);

    /// <inheritdoc/>
    internal override IEnumerable<string> Advice => [];

    /// <inheritdoc/>
    internal override async Task<ExerciseResult> CheckAsync(IReadOnlyList<object>? given, Lab lab, ExerciseProgress progress, CancellationToken cancellation)
    {
        if (lab.FindIncident(_slot) is not { } draw)
        {
            return new(this, ExerciseOutcome.Unanswered, $"Nothing is broken here yet. Run `await lab.BreakAsync(\"{Id}\")` first.");
        }

        var health = await PodHealth.OfAsync(lab, _slot.Pod, draw.Port, cancellation);
        return health.Faults.Count == 0
            ? new(this, ExerciseOutcome.Passed, $"Pod {_slot.Pod} works as it should.\n{draw.Incident.Debrief(draw)}")
            : new(this, ExerciseOutcome.Unanswered, string.Join('\n', health.Faults.Prepend("Not repaired yet. This is its current state:")));
    }

    // This repairs any fault, but it doesn't find the cause. A learner should do better.
    private static string RepairOf(IncidentSlot slot) => $"""
        await lab.DeleteAsync("{slot.Pod}");
        await lab.ApplyAsync(lab.HealthyManifest("{slot.Id}"));
        await lab.WaitUntilReadyAsync("{slot.Pod}");
        await lab.CheckAsync("{slot.Id}")
        """;
}
