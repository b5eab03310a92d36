using PodLab.Clusters;
using PodLab.Rendering;

namespace PodLab;

public sealed partial class Lab
{
    private IObjectCluster Objects => IObjectCluster.Of(_cluster);

    /// <summary>
    /// Waits until all pods that a Deployment, DaemonSet or StatefulSet wishes for are there and available, a minute at most: what
    /// <c>kubectl rollout status</c> waits for.
    /// </summary>
    /// <param name="kind">The kind in any word that kubectl takes: <c>deployment</c>, <c>ds</c>.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The object as it is then.</returns>
    /// <exception cref="PodWaitException">They did not come; the message has the last state, its pods' states and the events.</exception>
    public async Task<ClusterObject> WaitUntilAvailableAsync(
        string kind, string name, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        (await Objects.WaitForObjectAsync(kind, namespaceName, name, ObjectCondition.Available, _readyTimeout, cancellation.OrOfCell()))!;

    /// <summary>The objects of a kind in a Kubernetes namespace: name, how many of its pods are ready (where it keeps any), age.</summary>
    /// <param name="kind">The kind in any word that kubectl takes: <c>deployments</c>, <c>svc</c>, a custom one.</param>
    /// <param name="namespaceName">The Kubernetes namespace; of no account for kinds that belong to the whole cluster, such as <c>nodes</c>.</param>
    /// <param name="labelSelector">A selector such as <c>app=demo</c>; null for all.</param>
    /// <param name="cancellation">Abandons the call.</param>
    public async Task<Table<ClusterObject>> ObjectsAsync(
        string kind, string namespaceName = ICluster.DefaultNamespace, string? labelSelector = null, CancellationToken cancellation = default)
    {
        var found = await Objects.GetObjectsAsync(kind, namespaceName, labelSelector, cancellation.OrOfCell());
        return ObjectTable.Of(found, kind, _cluster.ResolveNamespace(namespaceName), _cluster.Clock.GetUtcNow(), Objects.ObjectsTerminalLine(kind, namespaceName, labelSelector));
    }

    /// <summary>Deletes an object of any kind, with the pods that it keeps; one that is not there is no error.</summary>
    /// <param name="kind">The kind in any word that kubectl takes.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>kubectl's line: <c>deployment "demo" deleted</c>, or that there was none.</returns>
    public async Task<string> DeleteObjectAsync(
        string kind, string name, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        await Objects.DeleteObjectAsync(kind, namespaceName, name, cancellation.OrOfCell())
            ? $"{kind} \"{name}\" deleted"
            : $"there is no {kind} \"{name}\" in Kubernetes namespace {_cluster.ResolveNamespace(namespaceName)}";
}
