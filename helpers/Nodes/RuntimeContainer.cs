namespace PodLab.Nodes;

/// <summary>A container on a node: a row of <c>crictl ps -a</c>, plus the details from <c>crictl inspect</c>.</summary>
/// <param name="Id">The full container ID.</param>
/// <param name="SandboxId">The full ID of the sandbox it runs in.</param>
/// <param name="Name">The container's name in the pod's manifest.</param>
/// <param name="Image">The image, as the runtime names it.</param>
/// <param name="State">Created, running, exited or unknown.</param>
/// <param name="Attempt">How often the container was created again: Kubernetes' restart count.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ExitCode">The exit code of an exited container; otherwise null.</param>
/// <param name="Pid">Its first process in the node's numbering (<c>info.pid</c>); null unless it's running.</param>
public sealed record RuntimeContainer(
    string Id,
    string SandboxId,
    string Name,
    string Image,
    RuntimeContainerState State,
    uint Attempt,
    DateTimeOffset CreatedAt,
    int? ExitCode,
    int? Pid);
