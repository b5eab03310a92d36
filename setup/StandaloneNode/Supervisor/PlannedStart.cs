namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>A container to start.</summary>
/// <param name="Container">The container in the manifest.</param>
/// <param name="Replaces">The previous container of that name; null for a first start.</param>
/// <param name="TargetId">The container whose processes it should see (an ephemeral container's target); null for any other.</param>
internal sealed record PlannedStart(V1Container Container, ContainerSeen? Replaces, string? TargetId = null);

/// <summary>The next steps for a pod, and the time to look again if nothing happens.</summary>
/// <param name="Starts">The containers to start, in order.</param>
/// <param name="LookAgainAt">The end of a back-off; null if only an event can change anything.</param>
internal sealed record PodPlan(IReadOnlyList<PlannedStart> Starts, DateTimeOffset? LookAgainAt);
