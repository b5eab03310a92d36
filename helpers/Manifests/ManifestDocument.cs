namespace PodLab.Manifests;

/// <summary>One object of a manifest, read as YAML but not yet as any Kubernetes type.</summary>
/// <param name="ApiVersion"><c>v1</c>, <c>apps/v1</c>.</param>
/// <param name="Kind"><c>Pod</c>, <c>Deployment</c>.</param>
/// <param name="Line">The line on which the object begins, from 1.</param>
/// <param name="Root">The object with its positions in the text.</param>
internal sealed record ManifestDocument(string ApiVersion, string Kind, long Line, YamlMap Root);
