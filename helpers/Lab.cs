using PodLab.Anatomy;
using PodLab.Clusters;
using PodLab.Recordings;

namespace PodLab;

/// <summary>
/// What a lesson opens first: the cluster in front of the learner, and the few things a lesson does with it. Showing it
/// (<c>lab</c> as a cell's last line) prints the banner: which cluster, why this one, what runs it.
/// </summary>
public sealed partial class Lab : Displayable, IAsyncDisposable
{
    private static readonly TimeSpan _readyTimeout = TimeSpan.FromSeconds(60);

    private readonly ICluster _cluster;
    private readonly Banner _banner;

    private Lab(ICluster cluster, Banner banner) => (_cluster, _banner) = (cluster, banner);

    /// <summary>What is known of the cluster: its kind, nodes, versions.</summary>
    public ClusterFacts Facts => _banner.Facts;

    /// <summary>
    /// Opens the cluster that a lesson runs on: the one named, else the one named by the environment variable
    /// <c>PODLAB_CLUSTER</c>, else what <c>podlab up</c> last started, else the standalone node if it can be started here.
    /// Pods applied in an earlier session are still there.
    /// </summary>
    /// <param name="cluster">
    /// <c>standalone</c>, or KIND:WHICH where there are several, such as <c>recorded:FILE</c> to replay a run; null to choose as above.
    /// </param>
    /// <param name="madeFor">The version of PodLab that the lesson was made for, <c>0.1</c> say; the banner says so where another is loaded.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">There is no cluster to open; the message says what to run.</exception>
    public static async Task<Lab> OpenAsync(string? cluster = null, string? madeFor = null, CancellationToken cancellation = default)
    {
        var (opened, why) = await RecordedRuns.OpenAsync(cluster, cancellation.OrOfCell());
        return new Lab(opened, new Banner(LessonVersion.Check(await opened.FactsAsync(cancellation.OrOfCell()), madeFor), why));
    }

    /// <summary>A lab on a cluster that is open already: for tests and tools.</summary>
    /// <param name="cluster">The cluster; disposing the lab disposes it.</param>
    /// <param name="why">Why this cluster, for the banner: completes "Cluster: standalone, …".</param>
    /// <param name="cancellation">Abandons the call.</param>
    public static async Task<Lab> OnAsync(ICluster cluster, string why, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return new Lab(cluster, new Banner(await cluster.FactsAsync(cancellation.OrOfCell()), why));
    }

    /// <summary>
    /// Makes the cluster hold what a manifest says, as <c>kubectl apply</c> does. It does not wait for the pod to run:
    /// <see cref="WaitUntilReadyAsync"/> does. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/">Objects</see>.)
    /// </summary>
    /// <param name="manifest">YAML or JSON, several documents allowed.</param>
    /// <param name="namespaceName">The Kubernetes namespace for objects that name none.</param>
    /// <param name="force">Takes over fields that somebody else owns (<c>kubectl apply</c>, say) instead of failing.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>A line an object: <c>pod/demosolo created</c>, <c>configured</c> or <c>unchanged</c>.</returns>
    /// <exception cref="Manifests.ManifestException">The manifest is not valid; the message says where and why.</exception>
    public async Task<ApplyReport> ApplyAsync(
        string manifest, string namespaceName = ICluster.DefaultNamespace, bool force = false, CancellationToken cancellation = default) =>
        new(await _cluster.ApplyAsync(manifest, namespaceName, force, cancellation.OrOfCell()));

    /// <summary>Waits until every container of a pod is ready, a minute at most.</summary>
    /// <returns>The pod as it is then.</returns>
    /// <exception cref="PodWaitException">It did not become ready; the message has its last state and what its containers said.</exception>
    public async Task<V1Pod> WaitUntilReadyAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        Remember((await _cluster.WaitForPodAsync(namespaceName, pod, PodCondition.Ready, _readyTimeout, cancellation.OrOfCell()))!);

    /// <summary>The pods of a Kubernetes namespace, with the columns of <c>kubectl get pods -o wide</c>.</summary>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="labelSelector">A selector such as <c>app=demo</c>; null for all.</param>
    /// <param name="cancellation">Abandons the call.</param>
    public async Task<Table<V1Pod>> PodsAsync(
        string namespaceName = ICluster.DefaultNamespace, string? labelSelector = null, CancellationToken cancellation = default) =>
        PodTable.Of(
            await _cluster.GetPodsAsync(namespaceName, labelSelector, cancellation.OrOfCell()),
            _cluster.ResolveNamespace(namespaceName),
            _cluster.Clock.GetUtcNow(),
            _cluster.PodsTerminalLine(namespaceName, labelSelector));

    /// <summary>The cluster's nodes, sorted by name.</summary>
    public Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default) => _cluster.NodesAsync(cancellation.OrOfCell());

    /// <summary>The node that a pod runs on (<c>.spec.nodeName</c>).</summary>
    /// <exception cref="PodLabException">There is no such pod, or it is on no node yet.</exception>
    public async Task<ClusterNode> NodeOfAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        return await NodeOfAsync(await GetPodAsync(pod, namespaceName, token), token);
    }

    /// <summary>Takes a running pod apart: containers, processes, and each process's Linux namespaces, as they are now.</summary>
    /// <exception cref="PodLabException">There is no such pod, or it does not run; the message says how it is.</exception>
    public async Task<PodAnatomy> AnatomyAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        var found = await GetPodAsync(pod, namespaceName, token);
        return await AnatomyReader.ReadAsync(Remember(found), await NodeOfAsync(found, token), token);
    }

    /// <summary>The last lines that a container has written, standard output and standard error together.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="tailLines">How many lines at most.</param>
    /// <param name="cancellation">Abandons the call.</param>
    public Task<string> LogAsync(
        string pod, string container, string namespaceName = ICluster.DefaultNamespace, int tailLines = 20, CancellationToken cancellation = default) =>
        _cluster.ReadLogAsync(namespaceName, pod, container, tailLines, cancellation.OrOfCell());

    /// <summary>Runs a command in a container of a pod, as <c>kubectl exec</c> does. A non-zero exit code is data, not an error.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="argv">The command and its arguments. They reach the command as they are: no shell reads them.</param>
    /// <param name="changes">
    /// Whether it changes something. In the replay of a recorded lesson, what is asked for after it shows what came after it.
    /// </param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call; on a cluster with an API server, the command goes on running.</param>
    /// <exception cref="PodLabException">
    /// The pod or the container doesn't exist, isn't running, or lacks the program; the message says which.
    /// </exception>
    public async Task<CommandResult> ExecAsync(
        string pod, string container, IReadOnlyList<string> argv, bool changes = false,
        string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var found = await GetPodAsync(pod, namespaceName, cancellation.OrOfCell());
        PodContainers.EnsureRuns(found, container);
        var result = await _cluster.ExecuteAsync(found, container, argv, changes, cancellation.OrOfCell());
        return result with { Container = $"{container} of pod {pod}" };
    }

    /// <summary>Deletes a pod and returns when it is gone; a pod that is not there is no error.</summary>
    /// <returns>kubectl's line: <c>pod "demosolo" deleted</c>, or that there was none.</returns>
    public async Task<string> DeleteAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        await _cluster.DeletePodAsync(namespaceName, pod, cancellation.OrOfCell())
            ? $"pod \"{pod}\" deleted"
            : $"there is no pod \"{pod}\" in Kubernetes namespace {_cluster.ResolveNamespace(namespaceName)}";

    /// <summary>Lets go of the cluster; what runs on it goes on running.</summary>
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    /// <inheritdoc/>
    public override string ToHtml() => _banner.ToHtml();

    /// <inheritdoc/>
    public override string ToString() => _banner.ToString();

    private async Task<ClusterNode> NodeOfAsync(V1Pod pod, CancellationToken cancellation)
    {
        var nodes = await _cluster.NodesAsync(cancellation);
        return nodes.FirstOrDefault(node => node.Name == pod.Spec.NodeName)
            ?? throw new PodLabException(
                $"Pod {pod.Metadata.Name} is on {pod.Spec.NodeName ?? "no node yet"}, and the cluster's nodes are {string.Join(", ", nodes)}. "
                + $"Wait for it: await lab.WaitUntilReadyAsync(\"{pod.Metadata.Name}\").");
    }

    private async Task<V1Pod> GetPodAsync(string pod, string namespaceName, CancellationToken cancellation)
    {
        if (await _cluster.FindPodAsync(namespaceName, pod, cancellation) is { } found)
        {
            return found;
        }

        var there = (await _cluster.GetPodsAsync(namespaceName, null, cancellation)).Select(other => other.Metadata.Name).ToArray();
        throw new PodLabException(
            $"There is no pod {pod} in Kubernetes namespace {_cluster.ResolveNamespace(namespaceName)} on {_cluster.Name}. "
            + (there.Length == 0 ? "There is none at all: " : $"There is {string.Join(", ", there)}. Otherwise: ")
            + "run the cell that applies it.");
    }
}
