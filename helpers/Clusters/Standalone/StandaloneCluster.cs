using PodLab.Clusters.Standalone.Cri;
using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// A cluster of one node without an API server. An applied object becomes a file in the node's folder, and the node's supervisor acts on it. (How
/// it works: README.md of helpers/Clusters.)
/// </summary>
internal sealed class StandaloneCluster : ICluster
{
    // Added to the grace period, and the same as on other clusters: a node may have many pods to end at once.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly StandaloneNodeRecord _record;
    private readonly NodeFolder _folder;
    private readonly CriConnection _connection;
    private readonly StandaloneNode _node;

    private StandaloneCluster(StandaloneNodeRecord record, NodeFolder folder)
    {
        (_record, _folder) = (record, folder);
        _connection = CriConnection.Open(folder.ContainerdSocket);
        _node = new StandaloneNode(record, _connection);
    }

    public string Name => _record.Name;

    /// <summary>Opens the node that <c>up</c> started.</summary>
    /// <exception cref="PodLabException">No node was started, or it's gone.</exception>
    public static StandaloneCluster Open(StateFolder? state = null)
    {
        state ??= StateFolder.Default();
        var record = state.FindNodeRecord() ?? throw new PodLabException(
            $"No standalone node was started here (nothing in {state.NodePath}). `setup/podlab up` starts one.");
        var cluster = new StandaloneCluster(record, new NodeFolder(state.NodePath));
        cluster._node.EnsureRunning();
        ManifestRehearsal.Begin();
        return cluster;
    }

    public async Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default)
    {
        _node.EnsureRunning();
        var version = await _node.Runtime.VersionAsync(cancellation);
        var release = (await File.ReadAllTextAsync("/proc/sys/kernel/osrelease", cancellation)).Trim();
        return new ClusterFacts(
            "standalone",
            Name,
            [Name],
            KubernetesVersion: null,
            version,
            _record.CgroupVersion,
            release,
            $"on this machine, as user {Environment.UserName}{(_record.Rootless ? " (rootless)" : "")}",
            [
                $"Pods have the processes and Linux namespaces of Kubernetes, but {(_record.CgroupVersion == 1 ? "" : "no enforced limits, ")}"
                + "no seccomp profiles, cluster DNS, service accounts or image pulls.",
                "One node and no API server: a small supervisor replaces the kubelet. "
                + "A Deployment, DaemonSet or Service needs a cluster of kind \"kind\" or \"kubernetes\".",
                .. NodeRemarks.OfRuntimes([version]), .. NodeRemarks.OfCgroups(_record.CgroupVersion),
            ]);
    }

    public Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default)
    {
        KubernetesNames.EnsureNamespace(namespaceName);
        EnsureSupervised();
        // Everything is checked before anything is done: if the second document has a mistake, the first isn't applied either.
        var changes = new List<(V1Pod Pod, ApplyOutcome Outcome)>();
        foreach (var document in ManifestReader.Read(manifest))
        {
            changes.Add(PlanChange(document, namespaceName, changes));
        }

        foreach (var (pod, outcome) in changes.Where(change => change.Outcome != ApplyOutcome.Unchanged))
        {
            _folder.WriteDesired(pod);
        }

        return Task.FromResult<IReadOnlyList<AppliedObject>>(
            [.. changes.Select(change => new AppliedObject("pod", change.Pod.Metadata.NamespaceProperty, change.Pod.Metadata.Name, change.Outcome))]);
    }

    public Task<string?> FindRefusalOfFieldAsync(
        string manifest, string field, string namespaceName, CancellationToken cancellation = default)
    {
        KubernetesNames.EnsureNamespace(namespaceName);
        _node.EnsureRunning();
        var document = FieldQuestion.Read(manifest, field);
        StandaloneRules.CheckKind(document);
        return Task.FromResult(StandaloneRules.FindRefusal(PodManifest.Read(document, namespaceName), field, Name));
    }

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(string namespaceName, string? labelSelector = null, CancellationToken cancellation = default)
    {
        KubernetesNames.EnsureNamespace(namespaceName);
        _node.EnsureRunning();
        var selector = LabelSelector.Parse(labelSelector);
        return Task.FromResult<IReadOnlyList<V1Pod>>(
            [.. _folder.PodKeys().Where(key => key.StartsWith($"{namespaceName}_", StringComparison.Ordinal))
                .Select(_folder.FindPod).OfType<V1Pod>().Where(selector.Matches)
                .OrderBy(pod => pod.Metadata.Name, StringComparer.Ordinal)]);
    }

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null) => labelSelector is null
        ? _node.TerminalLine("crictl", "pods", "--namespace", namespaceName)
        : _node.TerminalLine("crictl", "pods", "--namespace", namespaceName, "--selector", labelSelector);

    public Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default)
    {
        _node.EnsureRunning();
        return Task.FromResult(_folder.FindPod(NodeFolder.KeyOf(namespaceName, name)));
    }

    public async Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default)
    {
        KubernetesNames.EnsureNamespace(namespaceName);
        return await new PodWait(_folder, namespaceName, name, condition, EnsureSupervised).RunAsync(timeout, cancellation);
    }

    public async Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default)
    {
        KubernetesNames.EnsureNamespace(namespaceName);
        EnsureSupervised();
        var key = NodeFolder.KeyOf(namespaceName, name);
        V1Pod? pod;
        try
        {
            pod = _folder.FindDesired(key);
        }
        catch (PodFileException)
        {
            // A deletion can't be written into this file. Once the file is gone, the supervisor removes the rest of the pod.
            File.Delete(_folder.PodFile(key));
            return true;
        }

        if (pod is null)
        {
            return false;
        }

        var grace = TimeSpan.FromSeconds(pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 0);
        if (pod.Metadata.DeletionTimestamp is null)
        {
            pod.Metadata.DeletionTimestamp = DateTime.UtcNow + grace;
            pod.Metadata.DeletionGracePeriodSeconds = (long)grace.TotalSeconds;
            _folder.WriteDesired(pod);
        }

        // Sidecars end after the other containers, with their own grace period.
        await WaitForPodAsync(namespaceName, name, PodCondition.GoneOf(pod.Metadata.Uid), (2 * grace) + Patience, cancellation);
        return true;
    }

    public Task AddEphemeralContainerAsync(
        string namespaceName, string name, V1EphemeralContainer container, CancellationToken cancellation = default)
    {
        EnsureSupervised();
        var pod = _folder.FindDesired(NodeFolder.KeyOf(namespaceName, name))
            ?? throw new PodLabException($"There is no pod {name} in Kubernetes namespace {namespaceName} on node {Name}.");
        var names = PodContainers.NamesOf(pod);
        if (names.Contains(container.Name) || (container.TargetContainerName is { } target && !names.Contains(target)))
        {
            throw new PodLabException($"Cannot add ephemeral container {container.Name} to pod {name}: its name must be new, and its target one of {string.Join(", ", names)}.");
        }

        pod.Spec.EphemeralContainers = [.. pod.Spec.EphemeralContainers ?? [], container];
        _folder.WriteDesired(pod);
        return Task.CompletedTask;
    }

    public async Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default)
    {
        var found = await FindPodAsync(namespaceName, pod, cancellation)
            ?? throw new PodLabException($"There is no pod {pod} in Kubernetes namespace {namespaceName} on node {Name}.");
        PodContainers.EnsureExists(found, container);
        return ContainerLog.ReadTail(Path.Combine(_folder.Logs, NodeFolder.LogFolderOf(found)), container, tailLines);
    }

    public Task<CommandResult> ExecuteAsync(
        V1Pod pod, string container, IReadOnlyList<string> argv, bool changes = false, CancellationToken cancellation = default)
    {
        _node.EnsureRunning(argv);
        return _node.ExecuteInContainerAsync(PodContainers.FindStatus(pod, container)!.ContainerID.Split("://")[^1], argv, cancellation);
    }

    public Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default)
    {
        _node.EnsureRunning();
        return Task.FromResult<IReadOnlyList<ClusterNode>>([_node]);
    }

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private (V1Pod Pod, ApplyOutcome Outcome) PlanChange(
        ManifestDocument document, string namespaceName, IReadOnlyList<(V1Pod Pod, ApplyOutcome Outcome)> earlier)
    {
        StandaloneRules.CheckKind(document);
        var wanted = PodManifest.Read(document, namespaceName);
        StandaloneRules.Check(wanted, Name);
        var key = NodeFolder.KeyOf(wanted);
        // An earlier document of the same manifest may already describe the pod.
        if ((earlier.LastOrDefault(change => NodeFolder.KeyOf(change.Pod) == key).Pod ?? _folder.FindDesired(key)) is not { } present)
        {
            wanted.Metadata.Uid = Guid.NewGuid().ToString();
            wanted.Metadata.CreationTimestamp = DateTime.UtcNow;
            // With one node, the scheduler's work is simple.
            wanted.Spec.NodeName = Name;
            return (wanted, ApplyOutcome.Created);
        }

        if (present.Metadata.DeletionTimestamp is not null)
        {
            throw new PodLabException($"The pod {wanted.Metadata.Name} is being deleted. Apply it again when it is gone.");
        }

        var outcome = PodChange.Compare(present, wanted);
        return (PodChange.Merge(present, wanted), outcome);
    }

    private void EnsureSupervised()
    {
        _node.EnsureRunning();
        if (!SupervisorLock.IsHeld(_folder.SupervisorLock))
        {
            throw new PodLabException($"The supervisor of node {Name}, which manages its pods, is no longer running. "
                + $"`{_record.TerminalCommand} up` starts the node again.");
        }
    }
}
