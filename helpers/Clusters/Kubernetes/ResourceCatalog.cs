using System.Collections.Concurrent;
using System.Net;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// Which kinds of objects the API server has, custom ones too, by asking it; the answers are kept.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api">Discovery</see>.)
/// </summary>
internal sealed class ResourceCatalog(ApiServer server)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ResourceKind>> _kinds = new();

    /// <summary>The kind by its exact name; null when the API server does not have it.</summary>
    public async Task<ResourceKind?> FindAsync(string groupVersion, string kind, CancellationToken cancellation)
    {
        if (_kinds.TryGetValue(groupVersion, out var known) && known.FirstOrDefault(candidate => candidate.Kind == kind) is { } found)
        {
            return found;
        }

        // Perhaps a CustomResourceDefinition has come since.
        return (await ReadAsync(groupVersion, cancellation)).FirstOrDefault(candidate => candidate.Kind == kind);
    }

    /// <summary>All kinds in the versions that the API server prefers.</summary>
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
            // No such group; or one whose own server is down, which is no reason to do without the others.
            return [];
        }
    }
}
