using PodLab.Clusters;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>
    /// Checks whether the cluster keeps a field of a manifest. An API server may silently drop a field that it doesn't support, and the pod then
    /// runs without it. So this sends a dry run, which checks the manifest and creates nothing, and looks for the field in the answer
    /// (Kubernetes: <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run">Dry-run</see>). On the standalone node, it
    /// checks whether the supervisor obeys the field. Used in lessons 07 and 09.
    /// </summary>
    /// <param name="manifest">YAML or JSON of one object that has the field. It doesn't have to be applied.</param>
    /// <param name="field">The field's path, such as <c>spec.initContainers[].restartPolicy</c>; <c>[]</c> matches every item.</param>
    /// <param name="namespaceName">The Kubernetes namespace for an object that names none.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>Yes, or why not.</returns>
    /// <exception cref="Manifests.ManifestException">The manifest doesn't have the field, or something else in it isn't valid.</exception>
    public async Task<FieldAnswer> KeepsAsync(
        string manifest, string field, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        new(field, await _cluster.FindRefusalOfFieldAsync(manifest, field, namespaceName, cancellation.OrOfCell()));
}
