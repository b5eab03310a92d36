using System.Collections.Concurrent;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// A node entered through a debugger pod. The pod sees the node's processes and Linux namespaces with tools of its own image, since many nodes have
/// none. In the node's mount namespace runs only <c>crictl</c>, which needs the node's runtime socket and settings, and what the image lacks.
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
            return result with { Argv = argv, StandardError = $"crictl: not found. Without it, nothing is known of the images and containers of {Name}'s runtime.\n" };
        }

        var onTheNode = await debugger.RunAsync([.. _onTheNode, .. argv], cancellation);
        var isLackingThereToo = onTheNode.ExitCode == CommandNotFound
            && onTheNode.StandardError.StartsWith("nsenter: failed to execute", StringComparison.Ordinal);
        _lackingInImage[Key(argv)] = !isLackingThereToo;
        return (isLackingThereToo ? result : onTheNode) with { Argv = argv };
    }

    // Unlike a command that has ended, one that runs cannot be tried elsewhere: it runs with the image's tools, unless it is known to be lacking there.
    protected override Task<RunningCommand> OpenCoreAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation) =>
        debugger.OpenAsync(Entering(argv), takesInput, cancellation);

    public override string TerminalLine(params IReadOnlyList<string> argv)
    {
        string[] kubectl = ["kubectl", "--context", server.Context.Name, "exec", "-n", debugger.Settings.Namespace, DebuggerPod.NameFor(Name), "--"];
        return string.Join(' ', kubectl.Concat(Entering(argv)).Select(ShellQuoting.Quote));
    }

    /// <summary>
    /// Whether the image lacks a program, so that the command hasn't run at all. Exit code 127 isn't enough: a script of the learner's that
    /// ends with it has run, and must not run again. What finds no program prints one line that names it: a shell <c>sh: 1: exec: lsns: not
    /// found</c>, a program that starts another <c>nsenter: failed to execute ip: No such file or directory</c>.
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
