using PodLab.Manifests;

namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>
/// Reads a manifest's objects and checks them before anything is sent. Each must be of a kind that the cluster has, and in the one Kubernetes
/// namespace of the call.
/// </summary>
/// <param name="catalog">The cluster's kinds.</param>
/// <param name="namespaceName">That Kubernetes namespace.</param>
/// <param name="placeOf">Maps a Kubernetes namespace that the manifest names to the one to use.</param>
internal sealed class ManifestPlan(ResourceCatalog catalog, string namespaceName, Func<string, string> placeOf)
{
    /// <exception cref="ManifestException">An object can't be applied; the message gives its line and the reason.</exception>
    public async Task<IReadOnlyList<WantedObject>> ReadAsync(string manifest, CancellationToken cancellation)
    {
        var documents = ManifestReader.Read(manifest);
        var wanted = new List<WantedObject>();
        foreach (var document in documents)
        {
            wanted.Add(await ReadAsync(document, cancellation));
        }

        return wanted;
    }

    private async Task<WantedObject> ReadAsync(ManifestDocument document, CancellationToken cancellation)
    {
        // Mistakes in a pod are best reported without asking the server.
        var json = document is { ApiVersion: "v1", Kind: "Pod" }
            ? PodManifest.ReadAsWritten(document)
            : PlainObject.Read(document);
        var kind = await catalog.FindAsync(document.ApiVersion, document.Kind, cancellation) ?? throw await UnknownKindAsync(document, cancellation);
        var metadata = json["metadata"] as JsonObject ?? throw Missing(document, "metadata", "an object with the name");
        var name = metadata["name"] is JsonValue given && given.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : throw Missing(document, "metadata.name", $"the {document.Kind}'s name");
        CheckPlace(document, kind, metadata, name);
        if (kind.IsNamespaced)
        {
            metadata["namespace"] = namespaceName;
        }

        // An object that was read from a cluster contains notes of the cluster's own. They aren't part of the request.
        json.Remove("status");
        metadata.Remove("managedFields");
        if (kind.GroupVersion is "v1" or "apps/v1" or "batch/v1")
        {
            PortProtocols.Fill(json["spec"]);
        }

        return new WantedObject(document, kind, kind.IsNamespaced ? namespaceName : "", name, json);
    }

    private void CheckPlace(ManifestDocument document, ResourceKind kind, JsonObject metadata, string name)
    {
        if (!kind.IsNamespaced)
        {
            if (kind.Kind != "Namespace" || name != namespaceName)
            {
                throw new ManifestException(
                    $"The manifest, {Position.Of(document.Root)}: the {kind.Kind} \"{name}\" belongs to the whole cluster, and this call writes only into Kubernetes namespace {namespaceName}. If you want that, apply it with `kubectl apply -f FILE`.");
            }

            return;
        }

        if (metadata["namespace"] is { } other && placeOf(other.ToString()) != namespaceName)
        {
            var place = FieldPath.Find(document.Root, "metadata.namespace") ?? document.Root;
            throw new ManifestException(
                $"The manifest, {Position.Of(place)}, field metadata.namespace: the {kind.Kind} \"{name}\" is for Kubernetes namespace {other}, "
                + $"and this call writes only into {namespaceName}. If you mean {other}, pass its name: lab.ApplyAsync(manifest, \"{other}\").");
        }
    }

    private static ManifestException Missing(ManifestDocument document, string field, string expected)
    {
        var place = FieldPath.Find(document.Root, "metadata") ?? document.Root;
        return new ManifestException($"The manifest, {Position.Of(place)}, field {field}: it is missing; expected {expected}.");
    }

    private async Task<ManifestException> UnknownKindAsync(ManifestDocument document, CancellationToken cancellation)
    {
        var all = await catalog.ReadAllAsync(cancellation);
        var elsewhere = all.FirstOrDefault(kind => kind.Kind == document.Kind);
        var similar = Spelling.FindSimilar(document.Kind, all.Select(kind => kind.Kind).Distinct());
        var advice = (elsewhere, similar) switch
        {
            ({ } found, _) => $"It has {found.Kind} in {found.GroupVersion}: is that meant?",
            (_, { } name) => $"Is {name} meant?",
            _ => "If it is a custom kind, apply its CustomResourceDefinition first.",
        };
        var place = FieldPath.Find(document.Root, elsewhere is null ? "kind" : "apiVersion") ?? document.Root;
        return new ManifestException(
            $"The manifest, {Position.Of(place)}: the cluster has no kind {document.Kind} in apiVersion {document.ApiVersion}. {advice}");
    }
}

/// <summary>One object of a manifest, ready to be sent.</summary>
/// <param name="Document">Its place in the manifest.</param>
/// <param name="Kind">Its kind, as the API server describes it.</param>
/// <param name="Namespace">Its Kubernetes namespace; empty if its kind belongs to the whole cluster.</param>
/// <param name="Name">Its name.</param>
/// <param name="Json">The object as written, with its Kubernetes namespace.</param>
internal sealed record WantedObject(ManifestDocument Document, ResourceKind Kind, string Namespace, string Name, JsonObject Json)
{
    public string Path => Kind.PathOf(Namespace, Name);

    /// <summary>Its name in messages: <c>the Pod "demosolo" (line 3 of the manifest)</c>.</summary>
    public string Title => $"the {Kind.Kind} \"{Name}\" (line {Document.Line} of the manifest)";
}
