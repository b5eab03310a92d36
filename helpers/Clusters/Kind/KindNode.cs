namespace PodLab.Clusters.Kind;

/// <summary>
/// A node of a kind cluster: a container on this machine's Docker. Commands enter it as with <c>docker exec</c>, over the Engine's API.
/// </summary>
internal sealed class KindNode(string name, DockerConnection docker) : ClusterNode(name)
{
    public override IContainerRuntime Runtime => field ??= new CrictlRuntime(this);

    protected override async Task<RunningCommand> OpenCoreAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(argv.Count);
        return await DockerExec.OpenAsync(docker, Name, argv, takesInput, cancellation);
    }

    public override string TerminalLine(params IReadOnlyList<string> argv) =>
        $"docker exec {ShellQuoting.Quote(Name)} {string.Join(' ', argv.Select(ShellQuoting.Quote))}";
}
