namespace PodLab.Clusters;

/// <summary>
/// Somewhere a lesson can run. This interface and <see cref="ClusterNode.ExecuteAsync"/> are all that the rest of PodLab knows of it.
/// </summary>
public interface ICluster : IAsyncDisposable
{
    /// <summary>The Kubernetes namespace that lessons use unless they say otherwise.</summary>
    const string DefaultNamespace = "dev";

    /// <summary>Its own name: the node's, the kind cluster's, the context's.</summary>
    string Name { get; }

    /// <summary>What time it is there, for ages such as "5s" in a table: the machine's time, but for a replay that of its recording.</summary>
    TimeProvider Clock => TimeProvider.System;

    /// <summary>The Kubernetes namespace that is used here where a lesson says that one: another only if <c>up --namespace</c> was told so.</summary>
    string ResolveNamespace(string namespaceName) => namespaceName;

    /// <summary>What a reader should know of this cluster before the first cell runs; read from it, never assumed.</summary>
    Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default);

    /// <summary>Makes the cluster hold what the manifest says, as <c>kubectl apply</c> does, and does not wait for it to run.</summary>
    /// <param name="manifest">YAML or JSON; several documents are separated by <c>---</c>.</param>
    /// <param name="namespaceName">The Kubernetes namespace for objects that name none.</param>
    /// <param name="force">
    /// Takes over fields that somebody else owns (<c>kubectl apply</c>, say) instead of failing. It makes no difference where nobody but
    /// PodLab can own any: on the standalone node.
    /// </param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>One entry an object, in the manifest's order.</returns>
    /// <exception cref="PodLab.Manifests.ManifestException">The manifest is not valid; the message says where and why.</exception>
    Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default);

    /// <summary>The pods of a Kubernetes namespace with their status, sorted by name.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="labelSelector">A selector such as <c>app=demo,count!=3</c>; null for all.</param>
    /// <param name="cancellation">Abandons the call.</param>
    Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default);

    /// <summary>The line that lists the same pods in a terminal: <c>kubectl get pods -n dev -o wide</c>, say.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="labelSelector">A selector; null for all.</param>
    string PodsTerminalLine(string namespaceName, string? labelSelector = null);

    /// <summary>The pod as it is now, or null when there is none of that name.</summary>
    Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default);

    /// <summary>Waits until the pod meets a condition, without busy polling.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="name">The pod's name.</param>
    /// <param name="condition">What is waited for; it has the words for the error, too.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The pod as it was when it met the condition; null if the condition is that it is gone.</returns>
    /// <exception cref="PodWaitException">The time is up, or the condition cannot be met any more; the message has the last state and the log's tail.</exception>
    Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default);

    /// <summary>Deletes a pod and returns when it is gone.</summary>
    /// <returns>Whether there was one to delete.</returns>
    Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default);

    /// <summary>The last lines that a container of the pod has written, standard output and standard error together; 20 unless told otherwise.</summary>
    Task<string> ReadLogAsync(string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default);

    /// <summary>Runs a command in a running container, as <c>kubectl exec</c> does. A non-zero exit code is data, not an error.</summary>
    /// <param name="pod">The pod as it is now: its status says which container is meant.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="argv">The command and its arguments. They reach the command as they are: no shell reads them.</param>
    /// <param name="changes">Whether it changes something that is asked for afterwards.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">The command didn't start; the message has the container runtime's words.</exception>
    Task<CommandResult> ExecuteAsync(
        V1Pod pod, string container, IReadOnlyList<string> argv, bool changes = false, CancellationToken cancellation = default);

    /// <summary>The cluster's nodes, sorted by name.</summary>
    Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default);
}
