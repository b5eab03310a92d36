using k8s;
using k8s.Models;

namespace PodLab.Clusters.Kubernetes;

/// <summary>What is asked of an API server in more than one place.</summary>
internal static class ApiServerReadings
{
    /// <summary>The cluster's nodes, sorted by name.</summary>
    public static async Task<IReadOnlyList<V1Node>> ListNodesAsync(this ApiServer server, CancellationToken cancellation)
    {
        var list = await server.AskAsync("list the cluster's nodes", (client, stop) => client.CoreV1.ListNodeAsync(cancellationToken: stop), cancellation);
        return [.. list.Items.OrderBy(node => node.Metadata.Name, StringComparer.Ordinal)];
    }

    /// <summary>The pods of a Kubernetes namespace, sorted by name.</summary>
    public static async Task<IReadOnlyList<V1Pod>> ListPodsAsync(this ApiServer server, string namespaceName, string? labelSelector, CancellationToken cancellation)
    {
        var list = await server.AskAsync(
            $"list the pods in Kubernetes namespace {namespaceName}",
            (client, stop) => client.CoreV1.ListNamespacedPodAsync(namespaceName, labelSelector: labelSelector, cancellationToken: stop),
            cancellation);
        return [.. list.Items.OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal)];
    }
}
