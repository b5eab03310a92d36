using System.Text.Json.Serialization;
using PodLab.Nodes.Shells;

namespace PodLab.Recordings;

/// <summary>A node of an <see cref="AnsweredCluster"/>, and its container runtime.</summary>
internal sealed class AnsweredNode(AnsweredNode.Kept node, IAnswers answers) : ClusterNode(node.Name), IContainerRuntime
{
    private const int LongestCommand = 120;

    public override IContainerRuntime Runtime => this;

    public override TimeProvider Clock => answers.Clock;

    public override string TerminalLine(params IReadOnlyList<string> argv) =>
        node.Live?.TerminalLine(argv) ?? node.TerminalPrefix + string.Join(' ', argv.Select(ShellQuoting.Quote));

    protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
        AskAsync(OfCommand(Name, argv), argv, () => node.Live!.ExecuteAsync(argv, cancellation));

    protected override Task<CommandResult> ChangeCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
        AskAsync(OfCommand(Name, argv) with { Effect = Effect.Change }, argv, () => node.Live!.ChangeAsync(argv, cancellation));

    // The traffic isn't kept.
    protected override Task<RunningCommand> OpenCoreAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation) =>
        node.Live?.OpenAsync(argv, cancellation) ?? base.OpenCoreAsync(argv, takesInput, cancellation);

    // In a live run, the node itself opens it: the shell's own commands aren't the lesson's.
    private protected override async Task<IShellSession> OpenShellCoreAsync(string name, CancellationToken cancellation) =>
        await AnsweredShell.OpenAsync(node.Live, Name, name, answers, cancellation);

    private protected override Task<MachineView> MachineViewCoreAsync(CancellationToken cancellation) => answers.AskAsync(
        Question.Of("machine", words => $"the machine's numbers for the processes of node {words[0]}", Name),
        () => node.Live!.MachineViewAsync(cancellation));

    public Task<string> VersionAsync(CancellationToken cancellation = default) => answers.AskAsync(
        Question.Of("version", words => $"the container runtime's version on node {words[0]}", Name),
        () => node.Live!.Runtime.VersionAsync(cancellation));

    public Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) => answers.AskAsync(
        Question.Of("images", words => $"the images on node {words[0]}", Name),
        () => node.Live!.Runtime.ImagesAsync(cancellation));

    public Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default) => answers.AskAsync(
        Question.Of("sandboxes", words => $"the sandboxes on node {words[0]}", Name),
        () => node.Live!.Runtime.SandboxesAsync(cancellation));

    public Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default) => answers.AskAsync(
        Question.Of("containers", words => $"the containers on node {words[0]}", Name),
        () => node.Live!.Runtime.ContainersAsync(cancellation));

    private async Task<CommandResult> AskAsync(Question question, IReadOnlyList<string> argv, Func<Task<CommandResult>> ask)
    {
        var kept = await answers.AskAsync(question, async () => KeptResult.Of(await ask()));
        return kept.ToResult(Name, argv);
    }

    internal static Question OfCommand(string node, IReadOnlyList<string> argv) => new(
        "command", [node, .. Redaction.OfArguments(argv).Select(word => word.ReplaceLineEndings("\n"))])
    {
        Describe = words => $"`{ShortText.StartOf(string.Join(' ', words.Skip(1)).ReplaceLineEndings(" "), LongestCommand)}` on node {words[0]}",
    };

    /// <summary>A node in a recording.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="TerminalPrefix">The words before a command in the line for a terminal: <c>docker exec kind-worker </c>.</param>
    internal sealed record Kept(string Name, string TerminalPrefix)
    {
        private const string Sample = "lsns";

        /// <summary>The node itself; null in a replay.</summary>
        [JsonIgnore]
        public ClusterNode? Live { get; init; }

        public static Kept Of(ClusterNode node)
        {
            var line = node.TerminalLine(Sample);
            return new(node.Name, line.EndsWith(Sample, StringComparison.Ordinal) ? line[..^Sample.Length] : "") { Live = node };
        }
    }
}
