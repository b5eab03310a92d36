using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace PodLab.Manifests;

/// <summary>A manifest's object as the pod it describes, checked by the API server's rules and with its defaults filled in.</summary>
internal static class PodManifest
{
    /// <summary>The pod, complete with its Kubernetes namespace.</summary>
    /// <exception cref="ManifestException">The object breaks a rule; the message names the field and says what is expected.</exception>
    public static V1Pod Read(ManifestDocument document, string defaultNamespace)
    {
        var (pod, _) = ReadChecked(document, defaultNamespace);
        PodDefaults.Fill(pod);
        return pod;
    }

    /// <summary>The same checks, and then the object as it is written, without defaults: what an API server is to be given.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static JsonObject ReadAsWritten(ManifestDocument document, string defaultNamespace) => ReadChecked(document, defaultNamespace).Written;

    private static (V1Pod Pod, JsonObject Written) ReadChecked(ManifestDocument document, string defaultNamespace)
    {
        if (document.ApiVersion != "v1")
        {
            throw new ManifestException($"The manifest, {Position.Of(document.Root)}: found apiVersion {document.ApiVersion}, expected v1 for a Pod.");
        }

        var json = new ModelReader().Read(document.Root, typeof(V1Pod), "")!.AsObject();
        // What a cluster has found out about a pod is no part of the wish for one.
        json.Remove("status");
        var pod = KubernetesJson.Deserialize<V1Pod>(json.ToJsonString());
        pod.Metadata ??= new V1ObjectMeta();
        pod.Metadata.NamespaceProperty ??= defaultNamespace;
        PodRules.Check(pod, document.Line);
        return (pod, json);
    }
}
