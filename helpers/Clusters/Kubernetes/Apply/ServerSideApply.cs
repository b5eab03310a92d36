using System.Diagnostics;
using System.Net;

namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>
/// Sends objects to the API server, which merges them with what is there and keeps account of who owns which field.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side apply</see>.)
/// </summary>
internal sealed class ServerSideApply(ApiServer server, bool force)
{
    private const string FieldManager = "podlab";
    private const int Attempts = 10;
    private const string MediaType = "application/apply-patch+yaml";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _longestYouth = TimeSpan.FromSeconds(30);

    /// <exception cref="PodLabException">The API server refuses; the message says which fields of which object and why.</exception>
    public async Task<IReadOnlyList<AppliedObject>> ApplyAsync(IReadOnlyList<WantedObject> objects, CancellationToken cancellation)
    {
        var present = await Task.WhenAll(objects.Select(wanted => FindAsync(wanted, cancellation)));
        var applied = new List<AppliedObject>();
        var sent = new HashSet<string>();
        foreach (var (wanted, early) in objects.Zip(present))
        {
            // The same manifest may have made it already.
            var before = sent.Add(wanted.Path) ? early : await FindAsync(wanted, cancellation);
            EnsureStays(wanted, before);
            try
            {
                var outcome = await ApplyAsync(wanted, before, cancellation);
                applied.Add(new AppliedObject(wanted.Kind.PrintedName, wanted.Namespace, wanted.Name, outcome));
            }
            catch (ApiException error)
            {
                throw new ApplyRefusal(wanted, server).Explain(error, applied);
            }
        }

        return applied;
    }

    private static void EnsureStays(WantedObject wanted, JsonObject? present)
    {
        if (present?["metadata"]?["deletionTimestamp"] is not null)
        {
            throw new PodLabException($"The {wanted.Kind.Kind} {wanted.Name} is being deleted just now. Apply it again when it is gone.");
        }
    }

    private async Task<ApplyOutcome> ApplyAsync(WantedObject wanted, JsonObject? before, CancellationToken cancellation)
    {
        var attempt = 1;
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var answer = await SendAsync(wanted, before, cancellation);
                // The server's word counts for what it made; what it changed is seen from before and after.
                return answer.Status == HttpStatusCode.Created ? ApplyOutcome.Created
                    : before is not null && ObjectComparison.AreSame(before, answer.Body) ? ApplyOutcome.Unchanged
                    : ApplyOutcome.Configured;
            }
            catch (ApiException error) when (error.IsOutdated && attempt++ < Attempts)
            {
                before = await FindAsync(wanted, cancellation);
                EnsureStays(wanted, before);
            }
            catch (ApiException error) when (error.IsTooEarly && watch.Elapsed < _longestYouth)
            {
                // How soon the token is made is a matter of how busy the controllers are.
                await Task.Delay(_pause, cancellation);
            }
        }
    }

    private Task<ApiAnswer> SendAsync(WantedObject wanted, JsonObject? before, CancellationToken cancellation)
    {
        var body = wanted.Json.DeepClone().AsObject();
        if (before is not null)
        {
            // A controller may write between our reading and our writing; what it changed would then be told as our change.
            body["metadata"]!.AsObject().TryAdd("resourceVersion", before["metadata"]!["resourceVersion"]!.DeepClone());
        }

        var path = $"{wanted.Path}?fieldManager={FieldManager}&force={(force ? "true" : "false")}";
        return server.SendAsync(Purpose("apply", wanted), HttpMethod.Patch, path, ApiServer.Json(body, MediaType), cancellation);
    }

    private async Task<JsonObject?> FindAsync(WantedObject wanted, CancellationToken cancellation)
    {
        try
        {
            return (await server.SendAsync(Purpose("read", wanted), HttpMethod.Get, wanted.Path, null, cancellation)).Body;
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static string Purpose(string verb, WantedObject wanted) =>
        $"{verb} {wanted.Kind.PrintedName} {wanted.Name}{(wanted.Namespace.Length > 0 ? $" in Kubernetes namespace {wanted.Namespace}" : "")}";
}
