using PodLab.Clusters.Kubernetes.Apply;
using PodLab.Clusters.Kubernetes.Debugging;
using PodLab.Clusters.Kubernetes.Watching;
using PodLab.Manifests;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// A cluster with an API server: the common part of <c>kind</c> and <c>kubernetes</c>. (How it works: README.md of helpers/Clusters.)
/// </summary>
internal sealed class KubernetesCluster : ICluster
{
    // Added to a pod's own grace period: a kubelet may check a pod that is to be deleted only once a minute.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ClusterIdentity _identity;
    private readonly ApiServer _server;
    private readonly INodeConnector _connector;
    private readonly ResourceCatalog _catalog;

    /// <param name="identity">The facts that the caller has about the cluster.</param>
    /// <param name="server">The connection; the cluster disposes it.</param>
    /// <param name="connector">Gets commands into its nodes; the cluster disposes it, before the connection.</param>
    public KubernetesCluster(ClusterIdentity identity, ApiServer server, INodeConnector connector)
    {
        (_identity, _server, _connector) = (identity, server, connector);
        _catalog = new ResourceCatalog(server);
    }

    public string Name => _identity.Name;

    public string ResolveNamespace(string namespaceName) => namespaceName == ICluster.DefaultNamespace ? _identity.Namespace : namespaceName;

    public Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default) =>
        new ClusterFactsReader(_identity, _server, _connector).ReadAsync(cancellation);

    public async Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default) =>
        await new ServerSideApply(_server, force).ApplyAsync(await PlanAsync(manifest, namespaceName, cancellation), cancellation);

    public async Task<string?> FindRefusalOfFieldAsync(
        string manifest, string field, string namespaceName, CancellationToken cancellation = default)
    {
        FieldQuestion.Read(manifest, field);
        return await new FieldDryRun(_server).FindRefusalAsync((await PlanAsync(manifest, namespaceName, cancellation))[0], field, cancellation);
    }

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) =>
        _server.ListPodsAsync(ResolveChecked(namespaceName), labelSelector, cancellation);

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null)
    {
        string[] selector = labelSelector is null ? [] : ["-l", labelSelector];
        string[] argv = ["kubectl", "--context", _server.Context.Name, "get", "pods", "-n", ResolveNamespace(namespaceName), .. selector, "-o", "wide"];
        return string.Join(' ', argv.Select(ShellQuoting.Quote));
    }

    public Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default) =>
        _server.FindPodAsync(ResolveForPod(namespaceName, name), name, cancellation);

    public Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        new PodWait(_server, ResolveForPod(namespaceName, name), name, condition).RunAsync(timeout, cancellation);

    public async Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default)
    {
        if (await _server.DeletePodAsync(ResolveForPod(namespaceName, name), name, cancellation) is not { } deleted)
        {
            return false;
        }

        // Its controller may already have replaced it.
        var gone = PodCondition.Gone with { IsMetBy = pod => pod?.Metadata.Uid != deleted.Metadata.Uid };
        var grace = TimeSpan.FromSeconds(deleted.Metadata.DeletionGracePeriodSeconds ?? deleted.Spec.TerminationGracePeriodSeconds ?? 0);
        await WaitForPodAsync(namespaceName, name, gone, (2 * grace) + Patience, cancellation);
        return true;
    }

    public Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default) =>
        _server.ReadLogAsync(ResolveForPod(namespaceName, pod), pod, container, tailLines, cancellation);

    public async Task<CommandResult> ExecuteAsync(
        V1Pod pod, string container, IReadOnlyList<string> argv, bool changes = false, CancellationToken cancellation = default)
    {
        var place = new PodSocket(_server, pod, container, pod.Spec.NodeName, argv)
        {
            Where = $"in container {container} of pod {pod.Metadata.Name}", Advice = "Is the container still running? Run the cell again.",
        };
        await using var command = await PodExec.OpenInContainerAsync(place, cancellation);
        return await command.ReadToEndAsync(cancellation);
    }

    public Task<string?> WhyNoEphemeralContainersAsync(CancellationToken cancellation = default) => EphemeralContainers.WhyNoneAsync(_server, cancellation);

    public Task AddEphemeralContainerAsync(
        string namespaceName, string pod, V1EphemeralContainer container, CancellationToken cancellation = default) =>
        EphemeralContainers.AddAsync(_server, ResolveForPod(namespaceName, pod), pod, container, _identity.DemoImage, cancellation);

    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default) =>
        [.. (await _server.ListNodesAsync(cancellation)).Select(_connector.Connect)];

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        _server.Dispose();
    }

    private async Task<IReadOnlyList<WantedObject>> PlanAsync(string manifest, string namespaceName, CancellationToken cancellation)
    {
        var objects = await new ManifestPlan(_catalog, ResolveChecked(namespaceName), ResolveNamespace).ReadAsync(manifest, cancellation);
        foreach (var wanted in _identity.DemoImage is null ? [] : objects)
        {
            DemoImageSubstitution.Apply(wanted.Json, _identity.DemoImage!);
        }

        return objects;
    }

    private string ResolveChecked(string namespaceName)
    {
        KubernetesNames.EnsureNamespace(namespaceName);
        return ResolveNamespace(namespaceName);
    }

    private string ResolveForPod(string namespaceName, string pod)
    {
        KubernetesNames.EnsurePod(namespaceName, pod);
        return ResolveNamespace(namespaceName);
    }
}
