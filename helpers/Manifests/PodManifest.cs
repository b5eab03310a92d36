using k8s;

namespace PodLab.Manifests;

/// <summary>Turns a manifest's object into the pod it describes, checked by the API server's rules and with defaults filled in.</summary>
internal static class PodManifest
{
    // A cluster writes these fields itself. A manifest copied from `kubectl get -o yaml` has them.
    private static readonly string[] Bookkeeping =
        ["uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink"];

    /// <summary>The pod, complete with its Kubernetes namespace.</summary>
    /// <exception cref="ManifestException">The object breaks a rule. The message names the field and says what's expected.</exception>
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

    /// <summary>Makes the same checks, and returns the object as written, without defaults, for an API server.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static JsonObject ReadAsWritten(ManifestDocument document)
    {
        if (document.ApiVersion != "v1")
        {
            throw new ManifestException($"The manifest, {Position.Of(document.Root)}: found apiVersion {document.ApiVersion}, expected v1 for a Pod.");
        }

        var json = ModelReader.Read(document.Root, typeof(V1Pod));
        // A pod's status from a cluster isn't part of the desired state.
        json.Remove("status");
        json.TryAdd("metadata", new JsonObject());
        PodRules.Check(json, document.Root);
        return json;
    }
}
