using PodLab.Clusters.Standalone.Cri;
using PodLab.Nodes;

namespace PodLab.Setup.StandaloneNode.Supervisor;

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

    public TimeSpan RunLength => FinishedAt - UnixTime.FromNanoseconds(Status.StartedAt);

    public string? Hash => Status.Annotations.TryGetValue(PodLabels.ContainerHash, out var hash) ? hash : null;
}
