using PodLab.Clusters.Standalone.Cri;
using PodLab.Nodes;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>All that the runtime holds of one pod, at one moment.</summary>
/// <param name="Sandboxes">The sandboxes, newest first.</param>
/// <param name="Containers">The containers, newest attempt first.</param>
internal sealed record PodSeen(IReadOnlyList<SandboxSeen> Sandboxes, IReadOnlyList<ContainerSeen> Containers)
{
    /// <summary>The sandbox that lives, or null.</summary>
    public SandboxSeen? Ready => Sandboxes.FirstOrDefault(sandbox => sandbox.IsReady);

    /// <summary>The newest container of that name, in whatever sandbox.</summary>
    public ContainerSeen? Latest(string name) => Containers.FirstOrDefault(container => container.Name == name);

    /// <summary>The newest container of that name in the living sandbox.</summary>
    public ContainerSeen? Current(string name) =>
        Containers.FirstOrDefault(container => container.Name == name && container.SandboxId == Ready?.Id);

    /// <summary>The processes by whose end something about the pod changes.</summary>
    public IEnumerable<int> Pids => Sandboxes.Select(sandbox => sandbox.Pid).Concat(Containers.Select(container => container.Pid)).OfType<int>();
}

/// <summary>A pod's sandbox as the runtime last showed it.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Attempt">How often the pod's sandbox was made anew before this one.</param>
/// <param name="IsReady">Whether its process lives.</param>
/// <param name="Pid">Its process on the node.</param>
/// <param name="IP">The pod's address; null on the node's network.</param>
internal sealed record SandboxSeen(string Id, uint Attempt, bool IsReady, int? Pid, string? IP);

/// <summary>A pod's container as the runtime last showed it.</summary>
/// <param name="SandboxId">The sandbox it runs, or ran, in.</param>
/// <param name="Status">Its status.</param>
/// <param name="Pid">Its first process on the node; null unless it runs.</param>
internal sealed record ContainerSeen(string SandboxId, ContainerStatus Status, int? Pid)
{
    public string Id => Status.Id;

    public string Name => Status.Metadata.Name;

    public uint Attempt => Status.Metadata.Attempt;

    public bool IsRunning => Status.State == ContainerState.ContainerRunning;

    public bool HasExited => Status.State is ContainerState.ContainerExited or ContainerState.ContainerUnknown;

    public DateTimeOffset FinishedAt => UnixTime.FromNanoseconds(Status.FinishedAt);

    /// <summary>How long it ran: not at all if it could not be started.</summary>
    public TimeSpan RunLength => Status.StartedAt > 0 ? FinishedAt - UnixTime.FromNanoseconds(Status.StartedAt) : TimeSpan.Zero;

    public string? Hash => Status.Annotations.TryGetValue(PodLabels.ContainerHash, out var hash) ? hash : null;
}
