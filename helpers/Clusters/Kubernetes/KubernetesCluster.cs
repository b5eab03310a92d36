using System.Net;
using k8s;
using k8s.Models;
using PodLab.Nodes;

namespace PodLab.Clusters.Kubernetes;

/// <summary>A cluster with an API server: what <c>kind</c> and <c>kubernetes</c> have in common. (How it works: README.md of helpers/Clusters.)</summary>
/// <param name="identity">What the one who opens it knows of it.</param>
/// <param name="server">The connection; the cluster disposes it.</param>
/// <param name="entrance">How commands get into its nodes; the cluster disposes it, before the connection.</param>
internal sealed class KubernetesCluster(ClusterIdentity identity, ApiServer server, INodeEntrance entrance) : ICluster
{
    public string Name => identity.Name;

    public Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default) =>
        new ClusterFactsReader(identity, server, entrance).ReadAsync(cancellation);

    public Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) =>
        server.ListPodsAsync(namespaceName, labelSelector, cancellation);

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null)
    {
        string[] selector = labelSelector is null ? [] : ["-l", labelSelector];
        string[] argv = ["kubectl", "--context", server.Context.Name, "get", "pods", "-n", namespaceName, .. selector, "-o", "wide"];
        return string.Join(' ', argv.Select(ShellQuoting.Quote));
    }

    public async Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default)
    {
        try
        {
            return await server.AskAsync(
                $"read pod {name} in Kubernetes namespace {namespaceName}",
                (client, stop) => client.CoreV1.ReadNamespacedPodAsync(name, namespaceName, cancellationToken: stop),
                cancellation);
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default) => throw new NotSupportedException();

    public async Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default)
    {
        await using var log = await server.AskAsync(
            $"read the log of container {container} of pod {pod} in Kubernetes namespace {namespaceName}",
            (client, stop) => client.CoreV1.ReadNamespacedPodLogAsync(pod, namespaceName, container, tailLines: tailLines, cancellationToken: stop),
            cancellation);
        using var reader = new StreamReader(log);
        return (await reader.ReadToEndAsync(cancellation)).TrimEnd('\n');
    }

    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default) =>
        [.. (await server.ListNodesAsync(cancellation)).Select(entrance.Enter)];

    public async ValueTask DisposeAsync()
    {
        await entrance.DisposeAsync();
        server.Dispose();
    }
}
