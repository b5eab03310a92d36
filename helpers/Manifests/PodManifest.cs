using k8s;

namespace PodLab.Manifests;

/// <summary>A manifest's object as the pod it describes, checked by the API server's rules and with its defaults filled in.</summary>
internal static class PodManifest
{
    // A cluster writes these itself. A manifest that was copied from `kubectl get -o yaml` has them.
    private static readonly string[] Bookkeeping =
        ["uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink"];

    /// <summary>The pod, complete with its Kubernetes namespace.</summary>
    /// <exception cref="ManifestException">The object breaks a rule; the message names the field and says what is expected.</exception>
    public static V1Pod Read(ManifestDocument document, string defaultNamespace)
    {
        var written = ReadAsWritten(document);
        foreach (var field in Bookkeeping)
        {
            written["metadata"]!.AsObject().Remove(field);
        }

        var pod = KubernetesJson.Deserialize<V1Pod>(written.ToJsonString());
        PodDefaults.Fill(pod, defaultNamespace);
        return pod;
    }

    /// <summary>The same checks, and then the object as it is written, without defaults: what an API server is to be given.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static JsonObject ReadAsWritten(ManifestDocument document)
    {
        if (document.ApiVersion != "v1")
        {
            throw new ManifestException($"The manifest, {Position.Of(document.Root)}: found apiVersion {document.ApiVersion}, expected v1 for a Pod.");
        }

        var json = ModelReader.Read(document.Root, typeof(V1Pod));
        // What a cluster found out about a pod is not part of what is wanted.
        json.Remove("status");
        json.TryAdd("metadata", new JsonObject());
        PodRules.Check(json, document.Root);
        return json;
    }
}
