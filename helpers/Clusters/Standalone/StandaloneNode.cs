using System.Diagnostics;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Clusters.Standalone;

/// <summary>The standalone cluster's node. Commands enter it with <c>nsenter</c>; its container runtime is accessed over its socket.</summary>
internal sealed class StandaloneNode(StandaloneNodeRecord record, CriConnection connection) : ClusterNode(record.Name)
{
    private readonly CriRuntime _runtime = new(connection);

    public override IContainerRuntime Runtime => _runtime;

    public StandaloneNodeRecord Record => record;

    protected override Task<RunningCommand> OpenCoreAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(argv.Count);
        EnsureRunning(argv);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<RunningCommand>(NodeCommand.Start(this, argv, takesInput));
    }

    /// <summary>Runs a command in a container, as the kubelet does for <c>kubectl exec</c>.</summary>
    /// <param name="id">The container's ID.</param>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="cancellation">Ends the command.</param>
    /// <exception cref="PodLabException">It didn't start.</exception>
    public async Task<CommandResult> ExecuteInContainerAsync(string id, IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var answer = await _runtime.ExecuteAsync(id, argv, cancellation);
        return new(Name, argv, answer.Stdout.ToStringUtf8(), answer.Stderr.ToStringUtf8(), answer.ExitCode, watch.Elapsed);
    }

    public override string TerminalLine(params IReadOnlyList<string> argv) =>
        $"{record.TerminalCommand} exec {ShellQuoting.Quote(Name)} -- {string.Join(' ', argv.Select(ShellQuoting.Quote))}";

    /// <exception cref="PodLabException">The node is gone.</exception>
    public void EnsureRunning(IReadOnlyList<string>? argv = null)
    {
        if (FindStop(argv) is { } stopped)
        {
            throw stopped;
        }
    }

    /// <summary>The error for a node that is gone; null while it exists.</summary>
    public PodLabException? FindStop(IReadOnlyList<string>? argv)
    {
        var what = argv is null ? "" : $"Could not run {string.Join(' ', argv)}: ";
        return record.IsRunning() ? null
            : new($"{what}the standalone node {Name} is no longer running. `{record.TerminalCommand} up` starts it again.");
    }
}
