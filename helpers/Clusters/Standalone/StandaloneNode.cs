using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PodLab.Clusters.Standalone.Cri;
using PodLab.Nodes;

namespace PodLab.Clusters.Standalone;

/// <summary>The standalone cluster's node: commands enter it with <c>nsenter</c>, its container runtime is asked over its socket.</summary>
internal sealed class StandaloneNode(StandaloneNodeRecord record, CriConnection connection) : ClusterNode(record.Name)
{
    private readonly CriRuntime _runtime = new(connection);

    public override IContainerRuntime Runtime => _runtime;

    public StandaloneNodeRecord Record => record;

    protected override async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(argv.Count);
        EnsureRunning(argv);
        var watch = Stopwatch.StartNew();
        using var process = Start(NodeEntry.Argv(record, argv));
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await Task.WhenAll(output, error, process.WaitForExitAsync(cancellation));
            var result = new CommandResult(Name, argv, await output, await error, process.ExitCode, watch.Elapsed);
            EnsureEntered(result);
            return result;
        }
        catch (OperationCanceledException)
        {
            // The command runs as a child of nsenter, so it has to go with it.
            process.Kill(entireProcessTree: true);
            throw;
        }
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

    private static Process Start(IReadOnlyList<string> argv)
    {
        var start = new ProcessStartInfo(argv[0], argv.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = "/",
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new PodLabException($"Could not enter the standalone node: {argv[0]} did not start ({error.Message}). Is util-linux installed?", error);
        }
    }

    // nsenter says so on standard error when it could not get in; what it says then is no answer of the command's.
    private void EnsureEntered(CommandResult result)
    {
        if (result.ExitCode == 0 || !result.StandardError.StartsWith("nsenter: ", StringComparison.Ordinal) || result.Argv[0] == "nsenter")
        {
            return;
        }

        EnsureRunning(result.Argv);
        throw new PodLabException(
            $"Could not enter the standalone node {Name} to run {string.Join(' ', result.Argv)}: {result.StandardError.Trim()}. "
            + "Are you the user who started it?");
    }
}
