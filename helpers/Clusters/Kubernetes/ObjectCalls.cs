using System.Net;
using System.Text.Json.Nodes;
using PodLab.Clusters.Kubernetes.Watching;

namespace PodLab.Clusters.Kubernetes;

/// <summary>What can be asked about objects of any kind.</summary>
internal sealed class ObjectCalls(ApiServer server, ResourceCatalog catalog)
{
    public async Task<IReadOnlyList<ClusterObject>> GetAsync(string word, string namespaceName, string? labelSelector, CancellationToken cancellation)
    {
        var kind = await catalog.GetByNameAsync(word, cancellation);
        var query = labelSelector is null ? "" : $"?labelSelector={Uri.EscapeDataString(labelSelector)}";
        var purpose = $"list the {kind.Plural}{(kind.IsNamespaced ? $" in Kubernetes namespace {namespaceName}" : "")}";
        var list = await server.SendAsync(purpose, HttpMethod.Get, kind.PathOfAll(namespaceName) + query, null, cancellation);
        return
        [
            .. list.Body["items"]!.AsArray().Select(item => kind.ReadObject(item!.DeepClone().AsObject()))
                .OrderBy(found => found.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<ClusterObject?> WaitAsync(
        string word, string namespaceName, string name, ObjectCondition condition, TimeSpan timeout, CancellationToken cancellation) =>
        await new ObjectWait(server, await catalog.GetByNameAsync(word, cancellation), namespaceName, name, condition).RunAsync(timeout, cancellation);

    public async Task<bool> DeleteAsync(string word, string namespaceName, string name, TimeSpan patience, CancellationToken cancellation)
    {
        var kind = await catalog.GetByNameAsync(word, cancellation);
        if (!kind.IsNamespaced)
        {
            throw new PodLabException($"The {kind.Kind} {name} belongs to the whole cluster; PodLab deletes only what is in a Kubernetes namespace. "
                + $"If you mean it: `kubectl --context {server.Context.Name} delete {kind.Plural} {name}`.");
        }

        if (!await TryDeleteAsync(kind, namespaceName, name, cancellation))
        {
            return false;
        }

        await new ObjectWait(server, kind, namespaceName, name, ObjectCondition.Gone).RunAsync(patience, cancellation);
        return true;
    }

    private async Task<bool> TryDeleteAsync(ResourceKind kind, string namespaceName, string name, CancellationToken cancellation)
    {
        try
        {
            // In the foreground: it goes when the pods that it keeps have gone.
            var options = new JsonObject { ["kind"] = "DeleteOptions", ["apiVersion"] = "v1", ["propagationPolicy"] = "Foreground" };
            var purpose = $"delete {kind.PrintedName} {name} in Kubernetes namespace {namespaceName}";
            await server.SendAsync(purpose, HttpMethod.Delete, kind.PathOf(namespaceName, name), ApiServer.Json(options), cancellation);
            return true;
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
