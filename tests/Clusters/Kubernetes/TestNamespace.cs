using System.Net;
using k8s;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>A Kubernetes namespace for one test on the current kind cluster, which others also use.</summary>
internal static class TestNamespace
{
    public static KubeContext Context => Kubeconfig.Load().GetContext($"kind-{Need.KindClusterName}");

    public static async Task MakeAsync(ApiServer server, string name)
    {
        var wanted = new V1Namespace { Metadata = new V1ObjectMeta { Name = name } };
        await server.AskAsync("make a Kubernetes namespace", (client, stop) => client.CoreV1.CreateNamespaceAsync(wanted, cancellationToken: stop), CancellationToken.None);
        // Pods need the account that a controller creates in each new Kubernetes namespace; API servers before 1.24 also need its token.
        var needsToken = await NeedsTokenAsync(server);
        await Eventually.HoldsAsync(async () =>
        {
            var accounts = await server.AskAsync(
                "list accounts", (client, stop) => client.CoreV1.ListNamespacedServiceAccountAsync(name, cancellationToken: stop), CancellationToken.None);
            accounts.Items.ShouldContain(account => account.Metadata.Name == "default" && (!needsToken || (account.Secrets != null && account.Secrets.Count > 0)));
        });
    }

    /// <summary>Deletes it, unless a test already did.</summary>
    public static async Task DeleteAsync(ApiServer server, string name)
    {
        try
        {
            await server.AskAsync(
                "delete the Kubernetes namespace", (client, stop) => client.CoreV1.DeleteNamespaceAsync(name, cancellationToken: stop), CancellationToken.None);
        }
        catch (ApiException error) when (error.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Gone, or being deleted.
        }
    }

    private static async Task<bool> NeedsTokenAsync(ApiServer server)
    {
        var version = await server.AskAsync("ask for the version", (client, stop) => client.Version.GetCodeAsync(stop), CancellationToken.None);
        return version.Major == "1" && int.Parse(version.Minor.TrimEnd('+'), CultureInfo.InvariantCulture) < 24;
    }
}
