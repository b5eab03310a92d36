namespace PodLab.Clusters;

/// <summary>
/// A place where lessons can run. The rest of PodLab uses it only through this interface and <see cref="ClusterNode.ExecuteAsync"/>.
/// </summary>
public interface ICluster : IAsyncDisposable
{
    /// <summary>The default Kubernetes namespace of lessons.</summary>
    const string DefaultNamespace = "dev";

    /// <summary>Its own name: the node's, the kind cluster's, the context's.</summary>
    string Name { get; }

    /// <summary>
    /// The cluster's current time, for ages such as "5s" in a table: the machine's time, or for a replay the time of its recording.
    /// </summary>
    TimeProvider Clock => TimeProvider.System;

    /// <summary>The Kubernetes namespace to use where a lesson says that one. It's a different one only after <c>up --namespace</c>.</summary>
    string ResolveNamespace(string namespaceName) => namespaceName;

    /// <summary>
    /// The facts about this cluster that a reader should have before the first cell runs. They are read from the cluster, never assumed.
    /// </summary>
    Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default);

    /// <summary>Makes the cluster match the manifest, as <c>kubectl apply</c> does, and doesn't wait for anything to run.</summary>
    /// <param name="manifest">YAML or JSON; several documents are separated by <c>---</c>.</param>
    /// <param name="namespaceName">The Kubernetes namespace for objects that name none.</param>
    /// <param name="force">
    /// Takes over fields that have another owner (for example <c>kubectl apply</c>) instead of failing. It makes no difference on the standalone
    /// node, where PodLab owns all fields.
    /// </param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>One entry per object, in the manifest's order.</returns>
    /// <exception cref="PodLab.Manifests.ManifestException">The manifest is not valid; the message says where and why.</exception>
    Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default);

    /// <summary>Why the cluster wouldn't keep a field of a manifest, checked without creating anything; null if it would.</summary>
    /// <param name="manifest">YAML or JSON of one object that has the field.</param>
    /// <param name="field">Its path, such as <c>spec.initContainers[].restartPolicy</c>, where <c>[]</c> means every item.</param>
    /// <param name="namespaceName">The Kubernetes namespace for an object that names none.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The reason, in one sentence; null if the field would be kept everywhere in the manifest.</returns>
    /// <exception cref="PodLab.Manifests.ManifestException">The manifest isn't valid, or doesn't have the field.</exception>
    Task<string?> FindRefusalOfFieldAsync(
        string manifest, string field, string namespaceName, CancellationToken cancellation = default);

    /// <summary>The pods of a Kubernetes namespace with their status, sorted by name.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="labelSelector">A selector such as <c>app=demo,count!=3</c>; null for all.</param>
    /// <param name="cancellation">Abandons the call.</param>
    Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default);

    /// <summary>The line that lists the same pods in a terminal, for example <c>kubectl get pods -n dev -o wide</c>.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="labelSelector">A selector; null for all.</param>
    string PodsTerminalLine(string namespaceName, string? labelSelector = null);

    /// <summary>The pod as it is now; null if there's no pod of that name.</summary>
    Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default);

    /// <summary>Waits until the pod meets a condition, without busy polling.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="name">The pod's name.</param>
    /// <param name="condition">The condition. It also provides the words for the error.</param>
    /// <param name="timeout">The longest time to wait.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>The pod as it was when it met the condition; null if the condition is that the pod is gone.</returns>
    /// <exception cref="PodWaitException">
    /// The time is up, or the pod can't meet the condition anymore. The message has the last state and the end of the log.
    /// </exception>
    Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default);

    /// <summary>Deletes a pod and returns once it's gone.</summary>
    /// <returns>Whether there was a pod to delete.</returns>
    Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default);

    /// <summary>The last lines that a container of the pod wrote to standard output and standard error; 20 lines by default.</summary>
    Task<string> ReadLogAsync(string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default);

    /// <summary>Runs a command in a running container, as <c>kubectl exec</c> does. A non-zero exit code is data, not an error.</summary>
    /// <param name="pod">The pod as it is now. Its status identifies the container.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="argv">The command and its arguments, passed to the command unchanged, without a shell.</param>
    /// <param name="changes">Whether the command changes something that a later question asks for.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">The command didn't start; the message quotes the container runtime.</exception>
    Task<CommandResult> ExecuteAsync(
        V1Pod pod, string container, IReadOnlyList<string> argv, bool changes = false, CancellationToken cancellation = default);

    /// <summary>Why no ephemeral container can be added to a pod here, in a sentence or two; null if one can.</summary>
    Task<string?> WhyNoEphemeralContainersAsync(CancellationToken cancellation = default) => Task.FromResult<string?>(null);

    /// <summary>Adds an ephemeral container to a running pod, as <c>kubectl debug</c> does, and doesn't wait for it to run.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container; its name must be new in the pod.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">The cluster refuses; the message says why.</exception>
    Task AddEphemeralContainerAsync(string namespaceName, string pod, V1EphemeralContainer container, CancellationToken cancellation = default) =>
        throw new PodLabException($"Cluster {Name} can't add ephemeral containers to pods.");

    /// <summary>The cluster's nodes, sorted by name.</summary>
    Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default);
}
