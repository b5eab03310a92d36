namespace PodLab.Clusters;

/// <summary>A cluster with an API server: it knows more kinds of objects than pods. Deployments, DaemonSets, Services, custom kinds.</summary>
public interface IObjectCluster : ICluster
{
    /// <summary>The cluster, if it has an API server.</summary>
    /// <exception cref="PodLabException">It has none.</exception>
    static IObjectCluster Of(ICluster cluster) => cluster as IObjectCluster ?? throw new PodLabException(
        $"Cluster {cluster.Name} knows pods alone. Deployments, DaemonSets and other kinds need one of kind \"kind\" or \"kubernetes\".");

    /// <summary>The objects of a kind in a Kubernetes namespace, sorted by name.</summary>
    /// <param name="kind">The kind in any word that kubectl takes: <c>Deployment</c>, <c>deployments</c>, <c>deploy</c>, <c>deployments.apps</c>.</param>
    /// <param name="namespaceName">The Kubernetes namespace; of no account for kinds that belong to the whole cluster.</param>
    /// <param name="labelSelector">A selector such as <c>app=demo,count!=3</c>; null for all.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">The cluster has no such kind, or does not permit it.</exception>
    Task<IReadOnlyList<ClusterObject>> GetObjectsAsync(
        string kind, string namespaceName, string? labelSelector = null, CancellationToken cancellation = default);

    /// <summary>The line that lists the same objects in a terminal: <c>kubectl get deployments -n dev</c>, say.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="labelSelector">A selector; null for all.</param>
    string ObjectsTerminalLine(string kind, string namespaceName, string? labelSelector = null);

    /// <summary>Waits until an object meets a condition, on a watch.</summary>
    /// <param name="kind">The kind, as for <see cref="GetObjectsAsync"/>.</param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="condition">What is waited for.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The object as it was when it met the condition; null if the condition is that it is gone.</returns>
    /// <exception cref="PodWaitException">The time is up, or the condition cannot be met any more; the message has the last state and the events.</exception>
    Task<ClusterObject?> WaitForObjectAsync(
        string kind, string namespaceName, string name, ObjectCondition condition, TimeSpan timeout, CancellationToken cancellation = default);

    /// <summary>Deletes an object in a Kubernetes namespace, and what it controls, and returns when it is gone itself.</summary>
    /// <returns>Whether there was one to delete.</returns>
    /// <exception cref="PodLabException">Its kind belongs to the whole cluster: PodLab deletes none of those.</exception>
    Task<bool> DeleteObjectAsync(string kind, string namespaceName, string name, CancellationToken cancellation = default);
}
