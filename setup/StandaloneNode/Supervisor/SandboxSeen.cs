namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>A pod's sandbox as the runtime last showed it.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Attempt">How often the pod's sandbox was made anew before this one.</param>
/// <param name="IsReady">Whether its process lives.</param>
/// <param name="Pid">Its process on the node.</param>
/// <param name="IP">The pod's address; null on the node's network.</param>
internal sealed record SandboxSeen(string Id, uint Attempt, bool IsReady, int? Pid, string? IP);
