using System.Net;

namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>
/// Sends objects to the API server, which merges them with the existing ones and tracks which manager owns which field.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-side apply</see>.)
/// </summary>
internal sealed class ServerSideApply(ApiServer server, bool force)
{
    private const string FieldManager = "podlab";
    private const int Attempts = 10;
    private const string MediaType = "application/apply-patch+yaml";

    /// <exception cref="PodLabException">The API server refuses; the message names the fields and the object, and gives the reason.</exception>
    public async Task<IReadOnlyList<AppliedObject>> ApplyAsync(IReadOnlyList<WantedObject> objects, CancellationToken cancellation)
    {
        var present = await Task.WhenAll(objects.Select(wanted => FindAsync(wanted, cancellation)));
        var applied = new List<AppliedObject>();
        var sent = new HashSet<string>();
        foreach (var (wanted, early) in objects.Zip(present))
        {
            // The same manifest may have created it already.
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
            throw new PodLabException($"The {wanted.Kind.Kind} {wanted.Name} is being deleted. Apply it again when it is gone.");
        }
    }

    private async Task<ApplyOutcome> ApplyAsync(WantedObject wanted, JsonObject? before, CancellationToken cancellation)
    {
        var attempt = 1;
        while (true)
        {
            try
            {
                var answer = await YoungNamespace.WaitAsync(() => SendAsync(wanted, before, cancellation), cancellation);
                // For a created object, the server's status counts; a change shows in a comparison of before and after.
                return answer.Status == HttpStatusCode.Created ? ApplyOutcome.Created
                    : before is not null && ObjectComparison.AreSame(before, answer.Body) ? ApplyOutcome.Unchanged
                    : ApplyOutcome.Configured;
            }
            catch (ApiException error) when (error.IsOutdated && attempt++ < Attempts)
            {
                before = await FindAsync(wanted, cancellation);
                EnsureStays(wanted, before);
            }
        }
    }

    private Task<ApiAnswer> SendAsync(WantedObject wanted, JsonObject? before, CancellationToken cancellation)
    {
        var body = wanted.Json.DeepClone().AsObject();
        if (before is not null)
        {
            // A controller may write between this code's read and write. Its change would then be reported as this one's.
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
