using System.CommandLine;
using System.Runtime.InteropServices;
using PodLab.Clusters.Kind;
using PodLab.Nodes;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab exec NODE -- ARGV</c>: runs a command on a node, with this terminal's input and output if the node supports that.</summary>
internal static partial class ExecCommand
{
    private const int BrokenPipe = 13;
    private const nint Default = 0;

    public static Command Create()
    {
        var node = new Argument<string>("node") { Description = "The node's name: podlab-node, kind-worker." };
        var argv = new Argument<string[]>("command") { Description = "The command and its arguments, after --.", Arity = ArgumentArity.OneOrMore };
        var cluster = new Option<string?>("--cluster") { Description = "The node's cluster: standalone, kind:NAME or kubernetes:CONTEXT. Default: what `up` started." };
        var command = new Command("exec", "Run a command on a node: exec podlab-node -- ps -eo pid,ppid,cmd") { node, argv, cluster };
        command.Run((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(node), parsed.GetRequiredValue(argv), parsed.GetValue(cluster), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, string[] argv, string? cluster, CancellationToken cancellation)
    {
        var state = StateFolder.Default();
        if (IsStandalone(state, cluster))
        {
            return ReplaceProcess(NodeEntry.Argv(FindStandalone(state, name), argv));
        }

        await using var opened = (await ClusterChoice.OpenAsync(cluster, RefuseRecording, cancellation)).Cluster;
        var nodes = await opened.NodesAsync(cancellation);
        var node = nodes.FirstOrDefault(node => node.Name == name)
            ?? throw new PodLabException($"There's no node {name}. The nodes are: {string.Join(", ", nodes)}.");
        return node is KindNode && OperatingSystem.IsLinux() ? ReplaceProcess(DockerExec(name, argv)) : await PassOnAsync(node, argv, cancellation);
    }

    /// <summary>Whether the named or default cluster is the standalone node.</summary>
    private static bool IsStandalone(StateFolder state, string? cluster)
    {
        var named = cluster ?? (Environment.GetEnvironmentVariable(ClusterChoice.Variable) is { Length: > 0 } variable ? variable : null);
        return named is null ? state.FindCurrent() is null or { Cluster: "standalone" } : ClusterReference.Parse(named).Kind == "standalone";
    }

    /// <summary>Whether opening that cluster would start the standalone node, since it isn't running.</summary>
    internal static bool WouldStartNode(StateFolder state, string? cluster) => IsStandalone(state, cluster) && state.FindNodeRecord()?.IsRunning() != true;

    private static StandaloneNodeRecord FindStandalone(StateFolder state, string name) => state.FindNodeRecord() switch
    {
        { } record when record.IsRunning() => record.Name == name ? record : throw new PodLabException($"There's no node {name}. The node is: {record.Name}."),
        _ => throw new PodLabException($"No node is running. Start it with `{TerminalCommand.Words} up`."),
    };

    private static ICluster RefuseRecording(string? name) => throw new PodLabException("A recording contains only recorded answers, so it can't run commands.");

    private static string[] DockerExec(string node, string[] argv) =>
        ["docker", "exec", "--interactive", .. Console.IsInputRedirected || Console.IsOutputRedirected ? (string[])[] : ["--tty"], node, .. argv];

    // The command replaces this process: terminal, Ctrl-C and exit code belong to it (execve(2)).
    private static int ReplaceProcess(IReadOnlyList<string> argv)
    {
        // .NET ignores this signal, and the command would inherit that: `exec … | head` would end with an error.
        _ = Handle(BrokenPipe, Default);
        _ = Execute(Programs.Get(argv[0]), [.. argv, null]);
        throw new PodLabException($"{argv[0]} couldn't be started: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static async Task<int> PassOnAsync(ClusterNode node, string[] argv, CancellationToken cancellation)
    {
        var result = await node.ExecuteAsync(argv, cancellation);
        await Console.Out.WriteAsync(result.StandardOutput);
        await Console.Error.WriteAsync(result.StandardError);
        return result.ExitCode;
    }

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string path, string?[] argv);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);
}
