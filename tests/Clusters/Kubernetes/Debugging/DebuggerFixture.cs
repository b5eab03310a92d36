using PodLab.Clusters.Kubernetes.Debugging;
using PodLab.Setup.Kind;

namespace PodLab.Tests.Clusters.Kubernetes.Debugging;

/// <summary>The kind cluster without logins to its nodes, with its own Kubernetes namespace.</summary>
public sealed class DebuggerFixture : IAsyncLifetime
{
    private ApiServer? _server;
    private DebuggerConnector? _connector;

    internal string Namespace { get; } = $"podlab-tests-{Guid.NewGuid():N}"[..24];

    internal ApiServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        if (Need.KindCluster.IsMet)
        {
            _server = Kubeconfig.Load().GetContext($"kind-{Need.KindClusterName}").Connect();
            await new LabNamespace(_server, Namespace).EnsureAsync(TestContext.Current.CancellationToken);
            _connector = new DebuggerConnector(_server, Namespace, image: null);
        }
    }

    internal async Task<IReadOnlyList<ClusterNode>> NodesAsync() =>
        [.. (await Server.ListNodesAsync(TestContext.Current.CancellationToken)).Select(_connector!.Connect)];

    /// <summary>A node that runs pods: a worker if there is one.</summary>
    internal async Task<ClusterNode> OpenNodeAsync()
    {
        var nodes = await Server.ListNodesAsync(TestContext.Current.CancellationToken);
        return _connector!.Connect(nodes.OrderBy(node => node.Spec?.Taints?.Count ?? 0).First());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _connector!.DisposeAsync();
            await new LabNamespace(_server, Namespace).DeleteAsync(CancellationToken.None);
            _server.Dispose();
        }
    }
}
