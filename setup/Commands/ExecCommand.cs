using System.CommandLine;
using System.Runtime.InteropServices;
using PodLab.Clusters.Kind;
using PodLab.Nodes;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab exec NODE -- ARGV</c>: runs a command on a node, with this terminal's input and output where the node can be entered so.</summary>
internal static partial class ExecCommand
{
    private const int BrokenPipe = 13;
    private const nint Default = 0;

    public static Command Create()
    {
        var node = new Argument<string>("node") { Description = "The node's name: podlab-node, kind-worker." };
        var argv = new Argument<string[]>("command") { Description = "The command and its arguments, after --.", Arity = ArgumentArity.OneOrMore };
        var cluster = new Option<string?>("--cluster") { Description = "The node's cluster: standalone, kind:NAME or kubernetes:CONTEXT. Default: what `up` has started." };
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
            ?? throw new PodLabException($"There is no node {name}. There is {string.Join(", ", nodes)}.");
        return node is KindNode && OperatingSystem.IsLinux() ? ReplaceProcess(DockerExec(name, argv)) : await PassOnAsync(node, argv, cancellation);
    }

    private static bool IsStandalone(StateFolder state, string? cluster)
    {
        var named = cluster ?? (Environment.GetEnvironmentVariable(ClusterChoice.Variable) is { Length: > 0 } variable ? variable : null);
        return named is null ? state.FindCurrent() is null or { Cluster: "standalone" } : ClusterReference.Parse(named).Kind == "standalone";
    }

    private static StandaloneNodeRecord FindStandalone(StateFolder state, string name) => state.FindNodeRecord() switch
    {
        { } record when record.IsRunning() => record.Name == name ? record : throw new PodLabException($"There is no node {name}. There is {record.Name}."),
        _ => throw new PodLabException($"No node runs. Start it with `{TerminalCommand.Words} up`."),
    };

    private static ICluster RefuseRecording(string? name) => throw new PodLabException("A recording answers only what it was asked; no command can be run in it.");

    private static string[] DockerExec(string node, string[] argv) =>
        ["docker", "exec", "--interactive", .. Console.IsInputRedirected || Console.IsOutputRedirected ? (string[])[] : ["--tty"], node, .. argv];

    // The command takes this process's place: terminal, Ctrl-C and exit code are its own (execve(2)).
    private static int ReplaceProcess(IReadOnlyList<string> argv)
    {
        // .NET ignores this signal, and what is ignored stays so: `exec … | head` would end with a complaint.
        _ = Handle(BrokenPipe, Default);
        _ = Execute(Programs.Get(argv[0]), [.. argv, null]);
        throw new PodLabException($"{argv[0]} could not be started: {Marshal.GetLastPInvokeErrorMessage()}");
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
