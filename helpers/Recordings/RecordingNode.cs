using PodLab.Nodes;

namespace PodLab.Recordings;

/// <summary>A node whose answers are kept.</summary>
internal sealed class RecordingNode(ClusterNode node, Recorder recorder) : ClusterNode(node.Name)
{
    public override IContainerRuntime Runtime { get; } = new RecordingRuntime(node.Name, node.Runtime, recorder);

    public override TimeProvider Clock => node.Clock;

    protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) => recorder.AskAsync(
        Question.OfCommand(Name, argv), () => node.ExecuteAsync(argv, cancellation), result => RecordingJson.ToNode(RecordedResult.Of(result)));

    public override string TerminalLine(params IReadOnlyList<string> argv) => node.TerminalLine(argv);
}
