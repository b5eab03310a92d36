using System.Diagnostics;
using PodLab.Clusters.Standalone.Cri;
using PodLab.Nodes;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Standalone;

/// <summary>The standalone cluster's node: commands enter it with <c>nsenter</c>, its container runtime is asked over its socket.</summary>
internal sealed class StandaloneNode(StandaloneNodeRecord record, CriConnection connection) : ClusterNode(record.Name)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly CriRuntime _runtime = new(connection);

    public override IContainerRuntime Runtime => _runtime;

    public StandaloneNodeRecord Record => record;

    protected override async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(argv.Count);
        EnsureRunning(argv);
        cancellation.ThrowIfCancellationRequested();
        var watch = Stopwatch.StartNew();
        using var command = NodeCommand.Start(Entering(RemoteProcess.Starting(argv)));
        var running = command.RunAsync();
        try
        {
            var exitCode = await running.WaitAsync(cancellation);
            await EnsureEnteredAsync(argv, command.Output);
            return Result(exitCode);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(command, running);
            throw new CommandCanceledException(Result(CommandCanceledException.Killed), cancellation);
        }

        CommandResult Result(int exitCode) =>
            new(Name, argv, command.Output.StandardOutput, command.Output.StandardError, exitCode, watch.Elapsed);
    }

    public override string TerminalLine(params IReadOnlyList<string> argv) =>
        $"{record.TerminalCommand} exec {ShellQuoting.Quote(Name)} -- {string.Join(' ', argv.Select(ShellQuoting.Quote))}";

    /// <exception cref="PodLabException">The node is gone.</exception>
    public void EnsureRunning(IReadOnlyList<string>? argv = null)
    {
        if (!record.IsRunning())
        {
            var what = argv is null ? "" : $"Could not run {string.Join(' ', argv)}: ";
            throw new PodLabException($"{what}the standalone node {Name} is not running any more. `{record.TerminalCommand} up` starts it again.");
        }
    }

    // In a session, and so a process group, of its own: that's what ends it together with its children.
    private IReadOnlyList<string> Entering(IReadOnlyList<string> argv) => NodeEntry.Argv(record, ["setsid", .. argv]);

    private async Task EndAsync(NodeCommand command, Task running)
    {
        // Errors don't matter here: the caller isn't waiting for an answer, and a node that went away took the command with it.
        try
        {
            if (await command.Output.Pid.WaitAsync(_patience) is { } pid)
            {
                using var ending = NodeCommand.Start(NodeEntry.Argv(record, RemoteProcess.Ending(pid)));
                await ending.RunAsync().WaitAsync(_patience);
                await running.WaitAsync(_patience);
            }
        }
        catch (Exception error) when (error is TimeoutException or PodLabException)
        {
            Debug.WriteLine(error);
        }

        command.Kill();
    }

    // A command that ran has said its PID. What is on standard error otherwise comes from what should have entered the node.
    private async Task EnsureEnteredAsync(IReadOnlyList<string> argv, RemoteOutput output)
    {
        if (await output.Pid is not null)
        {
            return;
        }

        EnsureRunning(argv);
        throw new PodLabException(
            $"Could not enter the standalone node {Name} to run {CommandWords.Of(argv)}: {output.StandardError.Trim()}. "
            + "Are you the user who started it?");
    }
}
