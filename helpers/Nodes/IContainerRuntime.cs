namespace PodLab.Nodes;

/// <summary>
/// Information from a node's container runtime over the Container Runtime Interface. The records are the same whether they come through
/// <c>crictl</c> or directly from the CRI's socket.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/architecture/cri/">CRI</see>.)
/// </summary>
public interface IContainerRuntime
{
    /// <summary>The runtime's name and version, for example <c>containerd 1.6.20</c>.</summary>
    Task<string> VersionAsync(CancellationToken cancellation = default);

    /// <summary>The images on the node, sorted by name and tag, as <c>crictl images</c> lists them.</summary>
    Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default);

    /// <summary>The pod sandboxes on the node, newest first, as <c>crictl pods</c> lists them, each with its sandbox process.</summary>
    Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default);

    /// <summary>
    /// All containers on the node, including exited ones, newest first, as <c>crictl ps -a</c> lists them, each with its first process.
    /// </summary>
    Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default);
}
