using PodLab.Manifests;

namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>One object of a manifest, ready to be sent.</summary>
/// <param name="Document">Where it stands in the manifest.</param>
/// <param name="Kind">What the API server knows of its kind.</param>
/// <param name="Namespace">Its Kubernetes namespace; empty where its kind belongs to the whole cluster.</param>
/// <param name="Name">Its name.</param>
/// <param name="Json">The object as it is written, with its Kubernetes namespace.</param>
internal sealed record WantedObject(ManifestDocument Document, ResourceKind Kind, string Namespace, string Name, JsonObject Json)
{
    public string Path => Kind.PathOf(Namespace, Name);

    /// <summary>As messages speak of it: <c>the Pod "demosolo" (line 3 of the manifest)</c>.</summary>
    public string Title => $"the {Kind.Kind} \"{Name}\" (line {Document.Line} of the manifest)";
}
