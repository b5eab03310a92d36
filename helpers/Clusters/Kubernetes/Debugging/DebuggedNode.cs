using PodLab.Nodes;

namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>
/// A node entered through a debugger pod. The pod sees the node's processes and Linux namespaces with tools of its own image, since many nodes have
/// none; only <c>crictl</c>, which needs the node's runtime socket and settings, runs in the node's mount namespace.
/// </summary>
internal sealed class DebuggedNode(string name, NodeDebugger debugger, ApiServer server) : ClusterNode(name)
{
    // The node's first process: the pod shares its PID namespace.
    private static readonly string[] _onTheNode = ["nsenter", "--target", "1", "--mount", "--"];

    public NodeDebugger Debugger => debugger;

    public override IContainerRuntime Runtime => field ??= new CrictlRuntime(this);

    protected override async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(argv.Count);
        var result = await debugger.RunAsync(Entering(argv), cancellation);
        return IsCrictlMissing(argv, result)
            ? result with { Argv = argv, StandardError = $"crictl: not found. {Name} has no crictl, so its runtime cannot be asked for images and containers.\n" }
            : result with { Argv = argv };
    }

    public override string TerminalLine(params IReadOnlyList<string> argv)
    {
        string[] kubectl = ["kubectl", "--context", server.Context.Name, "exec", "-n", debugger.Settings.Namespace, DebuggerPod.NameFor(Name), "--"];
        return string.Join(' ', kubectl.Concat(Entering(argv)).Select(ShellQuoting.Quote));
    }

    private static IReadOnlyList<string> Entering(IReadOnlyList<string> argv) => argv[0] == "crictl" ? [.. _onTheNode, .. argv] : argv;

    private static bool IsCrictlMissing(IReadOnlyList<string> argv, CommandResult result) => argv[0] == "crictl" && result.ExitCode == 127
        && result.StandardError.StartsWith("nsenter: ", StringComparison.Ordinal);
}
