using PodLab.Clusters.Standalone.Cri;
using PodLab.Nodes;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The runtime's state of one pod at one moment.</summary>
/// <param name="Sandboxes">The sandboxes, newest first.</param>
/// <param name="Containers">The containers, newest attempt first.</param>
internal sealed record PodSeen(IReadOnlyList<SandboxSeen> Sandboxes, IReadOnlyList<ContainerSeen> Containers)
{
    /// <summary>The running sandbox, or null.</summary>
    public SandboxSeen? Ready => Sandboxes.FirstOrDefault(sandbox => sandbox.IsReady);

    /// <summary>The newest container of that name in any sandbox.</summary>
    public ContainerSeen? Latest(string name) => Containers.FirstOrDefault(container => container.Name == name);

    /// <summary>The newest container of that name in the running sandbox.</summary>
    public ContainerSeen? Current(string name) =>
        Containers.FirstOrDefault(container => container.Name == name && container.SandboxId == Ready?.Id);

    /// <summary>The processes whose end changes something about the pod.</summary>
    public IEnumerable<int> Pids => Sandboxes.Select(sandbox => sandbox.Pid).Concat(Containers.Select(container => container.Pid)).OfType<int>();
}

/// <summary>A pod's sandbox in its last known state.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Attempt">The number of sandboxes of the pod before this one.</param>
/// <param name="IsReady">Whether its process is running.</param>
/// <param name="Pid">Its process on the node.</param>
/// <param name="IP">The pod's address; null on the node's network.</param>
internal sealed record SandboxSeen(string Id, uint Attempt, bool IsReady, int? Pid, string? IP);

/// <summary>A pod's container in its last known state.</summary>
/// <param name="SandboxId">Its sandbox.</param>
/// <param name="Status">Its status.</param>
/// <param name="Pid">Its first process on the node; null unless it is running.</param>
internal sealed record ContainerSeen(string SandboxId, ContainerStatus Status, int? Pid)
{
    public string Id => Status.Id;

    public string Name => Status.Metadata.Name;

    public uint Attempt => Status.Metadata.Attempt;

    public bool IsRunning => Status.State == ContainerState.ContainerRunning;

    public bool HasExited => Status.State is ContainerState.ContainerExited or ContainerState.ContainerUnknown;

    public DateTimeOffset FinishedAt => UnixTime.FromNanoseconds(Status.FinishedAt);

    /// <summary>The length of its run; zero if it couldn't be started.</summary>
    public TimeSpan RunLength => Status.StartedAt > 0 ? FinishedAt - UnixTime.FromNanoseconds(Status.StartedAt) : TimeSpan.Zero;

    public string? Hash => Status.Annotations.TryGetValue(PodLabels.ContainerHash, out var hash) ? hash : null;
}
