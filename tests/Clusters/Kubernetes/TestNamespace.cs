using k8s;
using k8s.Models;
using PodLab.Clusters.Kubernetes;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>A Kubernetes namespace for one test on the kind cluster at hand, which belongs to others, too.</summary>
internal static class TestNamespace
{
    public static KubeContext Context => Kubeconfig.Load().GetContext($"kind-{Need.KindClusterName}");

    public static async Task MakeAsync(ApiServer server, string name)
    {
        var wanted = new V1Namespace { Metadata = new V1ObjectMeta { Name = name } };
        await server.AskAsync("make a Kubernetes namespace", (client, stop) => client.CoreV1.CreateNamespaceAsync(wanted, cancellationToken: stop), CancellationToken.None);
        // Pods need the account that a controller makes in each new Kubernetes namespace, and old API servers its token, too.
        while (!await HasAccountAsync(server, name))
        {
            await Task.Delay(50);
        }
    }

    public static Task DeleteAsync(ApiServer server, string name) => server.AskAsync(
        "delete the Kubernetes namespace",
        (client, stop) => client.CoreV1.DeleteNamespaceAsync(name, cancellationToken: stop),
        CancellationToken.None);

    private static async Task<bool> HasAccountAsync(ApiServer server, string name)
    {
        var accounts = await server.AskAsync(
            "list accounts", (client, stop) => client.CoreV1.ListNamespacedServiceAccountAsync(name, cancellationToken: stop), CancellationToken.None);
        return accounts.Items.Any(account => account.Metadata.Name == "default");
    }
}
