using System.Collections.Concurrent;
using System.Net;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// The kinds of objects that the API server has, including custom ones. The server's answers are kept.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api">Discovery</see>.)
/// </summary>
internal sealed class ResourceCatalog(ApiServer server)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ResourceKind>> _kinds = new();

    /// <summary>The kind by its exact name; null if the API server doesn't have it.</summary>
    public async Task<ResourceKind?> FindAsync(string groupVersion, string kind, CancellationToken cancellation)
    {
        if (_kinds.TryGetValue(groupVersion, out var known) && known.FirstOrDefault(candidate => candidate.Kind == kind) is { } found)
        {
            return found;
        }

        // A CustomResourceDefinition may have been added since.
        return (await ReadAsync(groupVersion, cancellation)).FirstOrDefault(candidate => candidate.Kind == kind);
    }

    /// <summary>All kinds, in the versions that the API server prefers.</summary>
    public async Task<IReadOnlyList<ResourceKind>> ReadAllAsync(CancellationToken cancellation)
    {
        var groups = await server.SendAsync("list the API's groups", HttpMethod.Get, "apis", null, cancellation);
        var versions = groups.Body["groups"]!.AsArray().Select(group => group!["preferredVersion"]!["groupVersion"]!.GetValue<string>());
        return [.. (await Task.WhenAll(versions.Prepend("v1").Select(version => ReadAsync(version, cancellation)))).SelectMany(kinds => kinds)];
    }

    private async Task<IReadOnlyList<ResourceKind>> ReadAsync(string groupVersion, CancellationToken cancellation)
    {
        try
        {
            var path = groupVersion.Contains('/', StringComparison.Ordinal) ? $"apis/{groupVersion}" : $"api/{groupVersion}";
            var list = await server.SendAsync($"list the kinds of objects in {groupVersion}", HttpMethod.Get, path, null, cancellation);
            var entries = list.Body["resources"]!.AsArray();
            return _kinds[groupVersion] = [.. entries.Select(entry => ResourceKind.Find(groupVersion, entry!)).OfType<ResourceKind>()];
        }
        catch (ApiException error) when (error.Status is HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable)
        {
            // Either there's no such group, or the group's own server is down. The other groups still work.
            return [];
        }
    }
}
