using k8s.Models;
using PodLab.Clusters.Kubernetes.Apply;
using PodLab.Clusters.Kubernetes.Watching;
using PodLab.Nodes;

namespace PodLab.Clusters.Kubernetes;

/// <summary>A cluster with an API server: what <c>kind</c> and <c>kubernetes</c> have in common. (How it works: README.md of helpers/Clusters.)</summary>
/// <param name="identity">What the one who opens it knows of it.</param>
/// <param name="server">The connection; the cluster disposes it.</param>
/// <param name="entrance">How commands get into its nodes; the cluster disposes it, before the connection.</param>
internal sealed class KubernetesCluster(ClusterIdentity identity, ApiServer server, INodeEntrance entrance) : ICluster
{
    // Beyond a pod's own grace period, for a busy kubelet.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ResourceCatalog _catalog = new(server);

    public string Name => identity.Name;

    public Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default) =>
        new ClusterFactsReader(identity, server, entrance).ReadAsync(cancellation);

    public async Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default)
    {
        var objects = await new ManifestPlan(_catalog, namespaceName).ReadAsync(manifest, cancellation);
        foreach (var wanted in identity.DemoImage is null ? [] : objects)
        {
            DemoImageInPlace.Put(wanted.Json, identity.DemoImage!);
        }

        return await new ServerSideApply(server, force).ApplyAsync(objects, cancellation);
    }

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) =>
        server.ListPodsAsync(namespaceName, labelSelector, cancellation);

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null)
    {
        string[] selector = labelSelector is null ? [] : ["-l", labelSelector];
        string[] argv = ["kubectl", "--context", server.Context.Name, "get", "pods", "-n", namespaceName, .. selector, "-o", "wide"];
        return string.Join(' ', argv.Select(ShellQuoting.Quote));
    }

    public Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default) =>
        server.FindPodAsync(namespaceName, name, cancellation);

    public Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        new PodWait(server, namespaceName, name, condition).RunAsync(timeout, cancellation);

    public async Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default)
    {
        if (await server.DeletePodAsync(namespaceName, name, cancellation) is not { } deleted)
        {
            return false;
        }

        // Its controller may have put another in its place already.
        var gone = PodCondition.Gone with { IsMetBy = pod => pod?.Metadata.Uid != deleted.Metadata.Uid };
        var grace = TimeSpan.FromSeconds(deleted.Metadata.DeletionGracePeriodSeconds ?? deleted.Spec.TerminationGracePeriodSeconds ?? 0);
        await WaitForPodAsync(namespaceName, name, gone, (2 * grace) + Patience, cancellation);
        return true;
    }

    public Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default) =>
        server.ReadLogAsync(namespaceName, pod, container, tailLines, cancellation);

    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default) =>
        [.. (await server.ListNodesAsync(cancellation)).Select(entrance.Enter)];

    public async ValueTask DisposeAsync()
    {
        await entrance.DisposeAsync();
        server.Dispose();
    }
}
