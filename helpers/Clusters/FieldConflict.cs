namespace PodLab.Clusters;

/// <summary>A field that a manifest sets and that has another owner.</summary>
/// <param name="Field">Its path: <c>spec.template.spec.containers[name="demo"].image</c>.</param>
/// <param name="Manager">The field's owner: <c>kubectl-client-side-apply</c>, or a controller's name.</param>
public sealed record FieldConflict(string Field, string Manager);
