namespace PodLab.Tests.Nodes;

/// <summary>A node that answers known commands with captured output, and any other with "not found", as a shell would.</summary>
internal sealed class RecordedNode(params (string Command, string Output)[] answers) : ClusterNode("kind-worker")
{
    private readonly Dictionary<string, string> _answers = answers.ToDictionary(answer => answer.Command, answer => answer.Output);

    public override IContainerRuntime Runtime => new CrictlRuntime(this);

    public List<string> Commands { get; } = [];

    /// <summary>The standard error of commands that end with exit code 1.</summary>
    public Dictionary<string, string> Complaints { get; } = [];

    protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        var command = string.Join(' ', argv);
        Commands.Add(command);
        return Task.FromResult(_answers.TryGetValue(command, out var output) ? new CommandResult(Name, argv, output, "", 0, TimeSpan.Zero)
            : Complaints.TryGetValue(command, out var complaint) ? new CommandResult(Name, argv, "", complaint, 1, TimeSpan.Zero)
            : new CommandResult(Name, argv, "", $"sh: 1: {argv[0]}: not found", 127, TimeSpan.Zero));
    }

    public override string TerminalLine(params IReadOnlyList<string> argv) => $"docker exec {Name} {string.Join(' ', argv)}";
}
