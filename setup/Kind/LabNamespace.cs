using System.Net;
using k8s;
using PodLab.Clusters.Kubernetes;

namespace PodLab.Setup.Kind;

/// <summary>The only Kubernetes namespace of a cluster that PodLab writes into.</summary>
internal sealed class LabNamespace(ApiServer server, string name)
{
    private static readonly TimeSpan _deletionTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _accountTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    public string Name => name;

    /// <summary>Creates it if it doesn't exist.</summary>
    /// <returns>Whether it was created.</returns>
    /// <exception cref="PodLabException">It is being deleted, or this user may not create it.</exception>
    public async Task<bool> EnsureAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } present)
        {
            return present.Status?.Phase == "Terminating"
                ? throw new PodLabException($"Kubernetes namespace {name} of context {server.Context} is being deleted. Try again when it's gone.")
                : false;
        }

        await server.AskAsync($"make Kubernetes namespace {name}", (client, stop) => client.CoreV1.CreateNamespaceAsync(Manifest(), cancellationToken: stop), cancellation);
        await WaitForAccountAsync(cancellation);
        return true;
    }

    /// <summary>Deletes it with everything in it, and returns when it is gone; does nothing if it doesn't exist.</summary>
    public async Task DeleteAsync(CancellationToken cancellation)
    {
        try
        {
            await server.AskAsync($"delete Kubernetes namespace {name}", (client, stop) => client.CoreV1.DeleteNamespaceAsync(name, cancellationToken: stop), cancellation);
        }
        catch (ApiException error) when (error.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Gone, or being deleted.
        }

        for (var until = DateTime.UtcNow + _deletionTimeout; await FindAsync(cancellation) is not null; await Task.Delay(_pause, cancellation))
        {
            if (DateTime.UtcNow > until)
            {
                throw new PodLabException($"Kubernetes namespace {name} is still being deleted after {_deletionTimeout.TotalMinutes} minutes. "
                    + $"`kubectl --context {server.Context.Name} describe namespace {name}` shows what it is waiting for.");
            }
        }
    }

    // A controller gives each new Kubernetes namespace an account, and no pod is admitted before that. Until Kubernetes 1.23 it comes with a secret.
    private async Task WaitForAccountAsync(CancellationToken cancellation)
    {
        for (var until = DateTime.UtcNow + _accountTimeout; DateTime.UtcNow < until; await Task.Delay(_pause, cancellation))
        {
            var accounts = await server.AskAsync(
                $"list the accounts of Kubernetes namespace {name}",
                (client, stop) => client.CoreV1.ListNamespacedServiceAccountAsync(name, cancellationToken: stop),
                cancellation);
            if (accounts.Items.Any(account => account.Secrets is { Count: > 0 }))
            {
                return;
            }
        }
    }

    private async Task<V1Namespace?> FindAsync(CancellationToken cancellation)
    {
        try
        {
            return await server.AskAsync($"look for Kubernetes namespace {name}", (client, stop) => client.CoreV1.ReadNamespaceAsync(name, cancellationToken: stop), cancellation);
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    // A cluster may enforce a standard for pods (https://kubernetes.io/docs/concepts/security/pod-security-admission/). Lessons need the least
    // restrictive one: they show host namespaces, and enter nodes through a privileged pod.
    private V1Namespace Manifest() => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = name,
            Labels = new Dictionary<string, string>
            {
                ["app.kubernetes.io/managed-by"] = "podlab",
                ["pod-security.kubernetes.io/enforce"] = "privileged",
            },
        },
    };
}
