using System.Net;
using k8s;

namespace PodLab.Clusters.Kubernetes;

/// <summary>Requests to an API server that are needed in more than one place.</summary>
internal static class ApiServerReadings
{
    /// <summary>The cluster's nodes, sorted by name.</summary>
    public static async Task<IReadOnlyList<V1Node>> ListNodesAsync(this ApiServer server, CancellationToken cancellation)
    {
        var list = await server.AskAsync(
            "list the cluster's nodes", (client, stop) => client.CoreV1.ListNodeAsync(cancellationToken: stop), cancellation);
        return [.. list.Items.OrderBy(node => node.Metadata.Name, StringComparer.Ordinal)];
    }

    /// <summary>The pods of a Kubernetes namespace, sorted by name.</summary>
    public static async Task<IReadOnlyList<V1Pod>> ListPodsAsync(
        this ApiServer server, string namespaceName, string? labelSelector, CancellationToken cancellation)
    {
        var list = await server.AskAsync(
            $"list the pods in Kubernetes namespace {namespaceName}",
            (client, stop) => client.CoreV1.ListNamespacedPodAsync(namespaceName, labelSelector: labelSelector, cancellationToken: stop),
            cancellation);
        return [.. list.Items.OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal)];
    }

    /// <summary>The pod as it is now; null if there is none.</summary>
    public static Task<V1Pod?> FindPodAsync(
        this ApiServer server, string namespaceName, string name, CancellationToken cancellation) => server.FindAsync(
        $"read pod {name} in Kubernetes namespace {namespaceName}",
        (client, stop) => client.CoreV1.ReadNamespacedPodAsync(name, namespaceName, cancellationToken: stop),
        cancellation);

    /// <summary>Requests a pod's deletion and returns the pod as it was at that moment; null if there is none.</summary>
    public static Task<V1Pod?> DeletePodAsync(
        this ApiServer server, string namespaceName, string name, CancellationToken cancellation) => server.FindAsync(
        $"delete pod {name} in Kubernetes namespace {namespaceName}",
        (client, stop) => client.CoreV1.DeleteNamespacedPodAsync(name, namespaceName, cancellationToken: stop),
        cancellation);

    /// <summary>The last lines that a container wrote, or that it wrote before its last restart.</summary>
    public static Task<string> ReadLogAsync(
        this ApiServer server, string namespaceName, string pod, string container, int tailLines, CancellationToken cancellation,
        bool ofThePreviousRun = false) => server.AskAsync(
        $"read the log of container {container} of pod {pod} in Kubernetes namespace {namespaceName}",
        async (client, stop) =>
        {
            await using var log = await client.CoreV1.ReadNamespacedPodLogAsync(
                pod, namespaceName, container, tailLines: tailLines, previous: ofThePreviousRun, cancellationToken: stop);
            using var reader = new StreamReader(log);
            return (await reader.ReadToEndAsync(stop)).TrimEnd('\n');
        },
        cancellation);

    private static async Task<T?> FindAsync<T>(
        this ApiServer server, string purpose, Func<IKubernetes, CancellationToken, Task<T>> call, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await server.AskAsync(purpose, call, cancellation);
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
