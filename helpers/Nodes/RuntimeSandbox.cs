namespace PodLab.Nodes;

/// <summary>A pod sandbox on a node: a row of <c>crictl pods</c>, and what <c>crictl inspectp</c> adds.</summary>
/// <param name="Id">The full sandbox ID.</param>
/// <param name="Name">The pod's name.</param>
/// <param name="Namespace">The pod's Kubernetes namespace.</param>
/// <param name="Uid">The pod's UID.</param>
/// <param name="Attempt">How often the sandbox was made anew.</param>
/// <param name="IsReady">Whether the sandbox is ready.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Pid">
/// The sandbox process (the pause container's) as the node numbers it; null when the runtime does not say, or runs the pod without one.
/// </param>
/// <param name="Image">The image of the sandbox, <c>registry.k8s.io/pause:3.9</c> say; null when the runtime does not say.</param>
public sealed record RuntimeSandbox(
    string Id, string Name, string Namespace, string Uid, uint Attempt, bool IsReady, DateTimeOffset CreatedAt, int? Pid, string? Image);
