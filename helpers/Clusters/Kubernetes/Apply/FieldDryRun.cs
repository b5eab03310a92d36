using System.Net;
using k8s;
using PodLab.Manifests;

namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>
/// Has the API server process the creation of an object without creating it, and checks whether a field came back. Server-side apply refuses a
/// field that the server doesn't know. This asks as <c>kubectl create</c> does, where an old server drops the field silently.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run">Dry-run</see>.)
/// </summary>
internal sealed class FieldDryRun(ApiServer server)
{
    /// <returns>Why the field isn't kept, in one sentence; null if it is.</returns>
    /// <exception cref="PodLabException">The API server refuses the object for another reason.</exception>
    public async Task<string?> FindRefusalAsync(WantedObject wanted, string field, CancellationToken cancellation)
    {
        try
        {
            var answer = await YoungNamespace.WaitAsync(() => SendAsync(wanted, cancellation), cancellation);
            var kept = FieldQuestion.PathsIn(answer.Body, field);
            return FieldQuestion.PathsIn(wanted.Json, field).FirstOrDefault(path => !kept.Contains(path)) is not { } left ? null
                : $"{await NameAsync(cancellation)} leaves out {left} silently. It doesn't support the field, or the feature is switched off.";
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.UnprocessableEntity
            && error.Details?.Details?.Causes?.FirstOrDefault(cause => cause.Field is { } about && FieldQuestion.IsAbout(field, about)) is { } refused)
        {
            return $"{await NameAsync(cancellation)} refuses {refused.Field}: {server.Redact((refused.Message ?? refused.Reason ?? "no reason given").Split('\n')[0]).TrimEnd('.')}.";
        }
        catch (ApiException error)
        {
            throw new ApplyRefusal(wanted, server).Explain(error, []);
        }
    }

    private Task<ApiAnswer> SendAsync(WantedObject wanted, CancellationToken cancellation)
    {
        // A different object of that name may already exist.
        var body = wanted.Json.DeepClone().AsObject();
        var metadata = body["metadata"]!.AsObject();
        metadata.Remove("name");
        metadata["generateName"] = $"{wanted.Name}-";
        return server.SendAsync(
            $"ask for a dry run of {wanted.Title}", HttpMethod.Post, $"{wanted.Kind.PathOfAll(wanted.Namespace)}?dryRun=All", ApiServer.Json(body), cancellation);
    }

    private async Task<string> NameAsync(CancellationToken cancellation)
    {
        var version = await server.AskAsync(
            "read the version of Kubernetes", (client, stop) => client.Version.GetCodeAsync(cancellationToken: stop), cancellation);
        return $"The API server (Kubernetes {version.GitVersion})";
    }
}
