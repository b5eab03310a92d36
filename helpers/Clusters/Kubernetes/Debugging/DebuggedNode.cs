using System.Collections.Concurrent;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// A node entered through a debugger pod. The pod looks at the node's processes and Linux namespaces with tools from its own image, since many
/// nodes have none. Two kinds of commands run in the node's mount namespace: <c>crictl</c>, which needs the node's runtime socket and settings, and
/// tools that the image lacks.
/// </summary>
internal sealed class DebuggedNode(string name, NodeDebugger debugger, ApiServer server) : ClusterNode(name)
{
    private const int CommandNotFound = 127;

    // The node's first process: the pod shares its PID namespace.
    private static readonly string[] _onTheNode = ["nsenter", "--target", "1", "--mount", "--"];

    private readonly ConcurrentDictionary<string, bool> _lackingInImage = new();

    public NodeDebugger Debugger => debugger;

    public override IContainerRuntime Runtime => field ??= new CrictlRuntime(this);

    protected override async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(argv.Count);
        var result = await debugger.RunAsync(Entering(argv), cancellation);
        if (!WasNotFound(result, argv))
        {
            return result with { Argv = argv };
        }

        if (argv[0] == "crictl")
        {
            return result with { Argv = argv, StandardError = $"crictl: not found. Without it, PodLab can't list the images and containers of {Name}'s runtime.\n" };
        }

        var onTheNode = await debugger.RunAsync([.. _onTheNode, .. argv], cancellation);
        var isLackingThereToo = onTheNode.ExitCode == CommandNotFound
            && onTheNode.StandardError.StartsWith("nsenter: failed to execute", StringComparison.Ordinal);
        _lackingInImage[Key(argv)] = !isLackingThereToo;
        return (isLackingThereToo ? result : onTheNode) with { Argv = argv };
    }

    // A command that ended can be tried elsewhere; a running one can't. So it runs with the image's tools, unless they're known to lack it.
    protected override Task<RunningCommand> OpenCoreAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation) =>
        debugger.OpenAsync(Entering(argv), takesInput, cancellation);

    public override string TerminalLine(params IReadOnlyList<string> argv)
    {
        string[] kubectl = ["kubectl", "--context", server.Context.Name, "exec", "-n", debugger.Settings.Namespace, DebuggerPod.NameFor(Name), "--"];
        return string.Join(' ', kubectl.Concat(Entering(argv)).Select(ShellQuoting.Quote));
    }

    /// <summary>
    /// Whether the image lacks a program, so that the command didn't run at all. Exit code 127 isn't enough: a learner's script that ends with 127
    /// did run, and must not run again. A missing program leaves one line that names it. From a shell that's <c>sh: 1: exec: lsns: not found</c>,
    /// from a program that starts another one <c>nsenter: failed to execute ip: No such file or directory</c>.
    /// </summary>
    internal static bool WasNotFound(CommandResult result, IReadOnlyList<string> argv) =>
        result is { ExitCode: CommandNotFound, StandardOutput: "" }
        && result.StandardError.TrimEnd('\n') is var said && !said.Contains('\n')
        && ((said.StartsWith("sh: ", StringComparison.Ordinal) && said.EndsWith($"{argv[0]}: not found", StringComparison.Ordinal))
            || argv.Skip(1).Any(started => said == $"{argv[0]}: failed to execute {started}: No such file or directory"));

    private IReadOnlyList<string> Entering(IReadOnlyList<string> argv) =>
        argv[0] == "crictl" || _lackingInImage.GetValueOrDefault(Key(argv)) ? [.. _onTheNode, .. argv] : argv;

    private static string Key(IReadOnlyList<string> argv) => string.Join('\0', argv);
}
