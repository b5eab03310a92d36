namespace PodLab.Tests.Anatomy;

/// <summary>A node that shows one snapshot after another, for situations that can't be produced on a real node.</summary>
internal sealed class ScriptedNode(SmallNode settled, IReadOnlyList<NodeSnapshot> snapshots) : ClusterNode("kind-worker"), IContainerRuntime
{
    public int SnapshotsTaken { get; private set; }

    public override IContainerRuntime Runtime => this;

    protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
        Task.FromResult(new CommandResult(Name, argv, Print(snapshots[SnapshotsTaken++]), "", 0, TimeSpan.Zero));

    public override string TerminalLine(params IReadOnlyList<string> argv) => string.Join(' ', argv);

    public Task<string> VersionAsync(CancellationToken cancellation = default) => Task.FromResult("containerd 1.6.20");

    public Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<RuntimeImage>>([]);

    public Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default) => Task.FromResult(settled.Sandboxes());

    public Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<RuntimeContainer>>(settled.Containers);

    // The output of NodeSnapshotReader's script.
    private static string Print(NodeSnapshot snapshot)
    {
        var output = new StringBuilder("99999\n");
        foreach (var process in snapshot.Processes)
        {
            foreach (var ns in process.Namespaces.Values)
            {
                output.Append($"/proc/{process.Process.Pid}/ns/{ns.Type.ShortName} {ns}\n");
            }
        }

        foreach (var process in snapshot.Processes)
        {
            output.Append($"/proc/{process.Process.Pid}/status:NSpid:\t{string.Join('\t', process.PidsByLevel)}\n");
        }

        output.Append("    PID    PPID CMD\n");
        foreach (var (process, _, _) in snapshot.Processes)
        {
            output.Append($"{process.Pid,7} {process.ParentPid,7} {process.Command}\n");
        }

        return output.ToString();
    }
}
