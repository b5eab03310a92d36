namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>What to do for a pod now, and when to look again if nothing happens.</summary>
/// <param name="Starts">The containers to start, in order.</param>
/// <param name="LookAgainAt">When a back-off ends; null when only an event can change anything.</param>
internal sealed record PodPlan(IReadOnlyList<PlannedStart> Starts, DateTimeOffset? LookAgainAt);
