namespace PodLab.Nodes;

/// <summary>A pod sandbox on a node: a row of <c>crictl pods</c>, plus the details from <c>crictl inspectp</c>.</summary>
/// <param name="Id">The full sandbox ID.</param>
/// <param name="Name">The pod's name.</param>
/// <param name="Namespace">The pod's Kubernetes namespace.</param>
/// <param name="Uid">The pod's UID.</param>
/// <param name="Attempt">How often the sandbox was created again.</param>
/// <param name="IsReady">Whether the sandbox is ready.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Pid">
/// The sandbox process (the pause container's) in the node's numbering; null if the runtime doesn't report it, or runs the pod without one.
/// </param>
/// <param name="Image">The image of the sandbox, for example <c>registry.k8s.io/pause:3.9</c>; null if the runtime doesn't report it.</param>
public sealed record RuntimeSandbox(
    string Id, string Name, string Namespace, string Uid, uint Attempt, bool IsReady, DateTimeOffset CreatedAt, int? Pid, string? Image);
