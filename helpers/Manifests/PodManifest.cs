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
        if (document.ApiVersion != "v1")
        {
            throw new ManifestException($"The manifest, {Position.Of(document.Root)}: found apiVersion {document.ApiVersion}, expected v1 for a Pod.");
        }

        var json = new ModelReader().Read(document.Root, typeof(V1Pod), "")!;
        var pod = KubernetesJson.Deserialize<V1Pod>(json.ToJsonString());
        // What a cluster has found out about a pod is no part of the wish for one.
        pod.Status = null;
        pod.Metadata ??= new V1ObjectMeta();
        pod.Metadata.NamespaceProperty ??= defaultNamespace;
        PodRules.Check(pod, document.Line);
        PodDefaults.Fill(pod);
        return pod;
    }
}
