namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>A container to be started.</summary>
/// <param name="Container">The container as the manifest has it.</param>
/// <param name="Replaces">The container of that name that runs, or ran, before; null for a first start.</param>
/// <param name="TargetId">The container whose processes it is to see (an ephemeral container's target); null for any other.</param>
internal sealed record PlannedStart(V1Container Container, ContainerSeen? Replaces, string? TargetId = null);

/// <summary>What to do for a pod now, and when to look again if nothing happens.</summary>
/// <param name="Starts">The containers to start, in order.</param>
/// <param name="LookAgainAt">When a back-off ends; null when only an event can change anything.</param>
internal sealed record PodPlan(IReadOnlyList<PlannedStart> Starts, DateTimeOffset? LookAgainAt);
