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
