namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>For tests of only the API: nodes can't be entered.</summary>
internal sealed class NoConnector : INodeConnector
{
    public ClusterNode Connect(V1Node node) => new ClosedNode(node.Metadata.Name);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class ClosedNode(string name) : ClusterNode(name)
    {
        public override IContainerRuntime Runtime => new CrictlRuntime(this);

        protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
            throw new PodLabException($"Node {Name} is closed to this test.");

        public override string TerminalLine(params IReadOnlyList<string> argv) => string.Join(' ', argv);
    }
}
