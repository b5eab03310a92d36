using PodLab.Clusters;
using PodLab.Nodes;

namespace PodLab.Recordings;

/// <summary>A node of a recording.</summary>
internal sealed class ReplayedNode(RecordedNode node, ReplayedCluster cluster) : ClusterNode(node.Name), IContainerRuntime
{
    public override IContainerRuntime Runtime => this;

    public override TimeProvider Clock => cluster.Clock;

    protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
        Task.FromResult(cluster.Get<RecordedResult>(Question.OfCommand(Name, argv)).ToResult(Name, argv));

    public override string TerminalLine(params IReadOnlyList<string> argv) => node.TerminalPrefix + string.Join(' ', argv.Select(ShellQuoting.Quote));

    public Task<string> VersionAsync(CancellationToken cancellation = default) => Get<string>(QuestionKind.Version);

    public Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) => Get<IReadOnlyList<RuntimeImage>>(QuestionKind.Images);

    public Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default) =>
        Get<IReadOnlyList<RuntimeSandbox>>(QuestionKind.Sandboxes);

    public Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default) =>
        Get<IReadOnlyList<RuntimeContainer>>(QuestionKind.Containers);

    private Task<T> Get<T>(QuestionKind kind) => Task.FromResult(cluster.Get<T>(Question.Of(kind, Name)));
}
