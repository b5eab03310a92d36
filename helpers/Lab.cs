using PodLab.Anatomy;
using PodLab.Clusters;
using PodLab.Recordings;
using PodLab.Rendering.Drawings;

namespace PodLab;

/// <summary>
/// The object that a lesson opens first: the learner's cluster, and the few things that a lesson does with it. Showing it
/// (<c>lab</c> as a cell's last line) prints the banner: the cluster, why it was chosen, and what runs it.
/// </summary>
public sealed partial class Lab : Displayable, IAsyncDisposable
{
    private static readonly TimeSpan _readyTimeout = TimeSpan.FromSeconds(60);

    private readonly ICluster _cluster;
    private readonly Banner _banner;

    private Lab(ICluster cluster, Banner banner) => (_cluster, _banner) = (cluster, banner);

    /// <summary>Facts about the cluster: its kind, nodes and versions.</summary>
    public ClusterFacts Facts => _banner.Facts;

    /// <summary>
    /// Opens the cluster that a lesson runs on. The argument names it, or else the environment variable <c>PODLAB_CLUSTER</c>. If neither does, it's
    /// the cluster that <c>podlab up</c> last started, or else the standalone node, if this machine can start one. Pods applied in an earlier session
    /// still exist.
    /// </summary>
    /// <param name="cluster">
    /// <c>standalone</c>, or KIND:WHICH if there are several, such as <c>recorded:FILE</c> to replay a run; null to choose as above.
    /// </param>
    /// <param name="madeFor">The version of PodLab that the lesson was made for, for example <c>0.1</c>. The banner warns if another is loaded.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">There's no cluster to open. The message says what to run.</exception>
    public static async Task<Lab> OpenAsync(string? cluster = null, string? madeFor = null, CancellationToken cancellation = default)
    {
        return await CreateAsync(await RecordedRuns.OpenAsync(cluster, cancellation.OrOfCell()), madeFor, remarks: [], cancellation);
    }

    /// <summary>
    /// Opens the cluster that <see cref="OpenAsync"/> chooses. If none can be opened, it opens the course's recording of a lesson, and the banner
    /// says why. Used in lesson 00, which runs on anything.
    /// </summary>
    /// <param name="lesson">The lesson's number: <c>00</c>.</param>
    /// <param name="madeFor">The version of PodLab that the lesson was made for, <c>0.1</c> for any 0.1. The banner warns if another is loaded.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">There's neither a cluster nor such a recording. The message says what to run.</exception>
    public static async Task<Lab> OpenOrReplayAsync(string lesson, string? madeFor = null, CancellationToken cancellation = default)
    {
        try
        {
            return await CreateAsync(await RecordedRuns.OpenAsync(null, cancellation.OrOfCell(), offersReplay: false), madeFor, [], cancellation);
        }
        catch (PodLabException error) when (ShippedRecordings.Find(lesson) is { } recording)
        {
            return await CreateAsync((AnsweredCluster.Replay(recording), "since no cluster could be opened"), madeFor, [error.Message], cancellation);
        }
    }

    /// <summary>The drawing that the magic <c>#!pod demosolo</c> shows: a pod of the cluster that a lesson would open (<see cref="OpenAsync"/>).</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespaceName">Its Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">No cluster can be opened, or it doesn't have that pod.</exception>
    public static async Task<Drawing> DrawPodAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        await using var lab = await OpenAsync(cancellation: cancellation);
        return (await lab.AnatomyAsync(pod, namespaceName, cancellation)).Drawing();
    }

    /// <summary>A lab on a cluster that's already open, for tests and tools.</summary>
    /// <param name="cluster">The cluster; disposing the lab disposes it.</param>
    /// <param name="why">Why this cluster, for the banner: completes "Cluster: standalone, …".</param>
    /// <param name="cancellation">Abandons the call.</param>
    public static async Task<Lab> OnAsync(ICluster cluster, string why, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return new Lab(cluster, new Banner(await cluster.FactsAsync(cancellation.OrOfCell()), why));
    }

    /// <summary>
    /// Creates or updates the objects in a manifest, as <c>kubectl apply</c> does. It doesn't wait for the pod to run:
    /// <see cref="WaitUntilReadyAsync"/> does. (Kubernetes:
    /// <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/">Objects</see>.)
    /// </summary>
    /// <param name="manifest">YAML or JSON, several documents allowed.</param>
    /// <param name="namespaceName">The Kubernetes namespace for objects that name none.</param>
    /// <param name="force">Takes over fields that another manager owns (for example <c>kubectl apply</c>) instead of failing.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>One line per object: <c>pod/demosolo created</c>, <c>configured</c> or <c>unchanged</c>.</returns>
    /// <exception cref="Manifests.ManifestException">The manifest isn't valid. The message says where and why.</exception>
    public async Task<ApplyReport> ApplyAsync(
        string manifest, string namespaceName = ICluster.DefaultNamespace, bool force = false, CancellationToken cancellation = default) =>
        new(await _cluster.ApplyAsync(manifest, namespaceName, force, cancellation.OrOfCell()));

    /// <summary>Waits up to a minute until every container of a pod is ready.</summary>
    /// <returns>The pod after the wait.</returns>
    /// <exception cref="PodWaitException">It didn't become ready. The message has its last state and its containers' output.</exception>
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
    /// <exception cref="PodLabException">The pod doesn't exist, or it isn't on a node yet.</exception>
    public async Task<ClusterNode> NodeOfAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        return await NodeOfAsync(await GetPodAsync(pod, namespaceName, token), token);
    }

    /// <summary>Takes a running pod apart: its containers, its processes, and each process's Linux namespaces, as they are now.</summary>
    /// <exception cref="PodLabException">The pod doesn't exist, or it isn't running. The message has its state.</exception>
    public async Task<PodAnatomy> AnatomyAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        var found = await GetPodAsync(pod, namespaceName, token);
        return await AnatomyReader.ReadAsync(Remember(found), await NodeOfAsync(found, token), token);
    }

    /// <summary>The last lines that a container wrote, standard output and standard error together.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="tailLines">The maximum number of lines.</param>
    /// <param name="cancellation">Abandons the call.</param>
    public Task<string> LogAsync(
        string pod, string container, string namespaceName = ICluster.DefaultNamespace, int tailLines = 20, CancellationToken cancellation = default) =>
        _cluster.ReadLogAsync(namespaceName, pod, container, tailLines, cancellation.OrOfCell());

    /// <summary>Runs a command in a container of a pod, as <c>kubectl exec</c> does. A non-zero exit code is data, not an error.</summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="container">The container's name.</param>
    /// <param name="argv">The command and its arguments. They reach the command unchanged: no shell reads them.</param>
    /// <param name="changes">
    /// Whether it changes something. In the replay of a recorded lesson, later answers show the state after this change.
    /// </param>
    /// <param name="namespaceName">The Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call. On a cluster with an API server, the command keeps running.</param>
    /// <exception cref="PodLabException">
    /// The pod or the container doesn't exist, isn't running, or lacks the program. The message says which.
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

    /// <summary>Deletes a pod and returns when it's gone. A missing pod isn't an error.</summary>
    /// <returns>kubectl's line <c>pod "demosolo" deleted</c>, or a line that says there was none.</returns>
    public async Task<string> DeleteAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default) =>
        await _cluster.DeletePodAsync(namespaceName, pod, cancellation.OrOfCell())
            ? $"pod \"{pod}\" deleted"
            : $"there is no pod \"{pod}\" in Kubernetes namespace {_cluster.ResolveNamespace(namespaceName)}";

    /// <summary>Closes the connection to the cluster. Its pods keep running.</summary>
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    /// <inheritdoc/>
    public override string ToHtml() => _banner.ToHtml();

    /// <inheritdoc/>
    public override string ToString() => _banner.ToString();

    private static async Task<Lab> CreateAsync((ICluster Cluster, string Why) opened, string? madeFor, IReadOnlyList<string> remarks, CancellationToken cancellation)
    {
        var facts = LessonVersion.Check(await opened.Cluster.FactsAsync(cancellation.OrOfCell()), madeFor);
        return new Lab(opened.Cluster, new Banner(facts with { Remarks = [.. remarks, .. facts.Remarks] }, opened.Why));
    }

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
            + (there.Length == 0 ? "There are no pods at all. " : $"The pods there are: {string.Join(", ", there)}. ")
            + $"If a cell applies {pod}, run that cell.");
    }
}
