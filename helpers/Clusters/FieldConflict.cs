namespace PodLab.Clusters;

/// <summary>A field that a manifest sets and somebody else owns.</summary>
/// <param name="Field">Its path: <c>spec.template.spec.containers[name="demo"].image</c>.</param>
/// <param name="Manager">Who owns it: <c>kubectl-client-side-apply</c>, a controller's name.</param>
public sealed record FieldConflict(string Field, string Manager);
