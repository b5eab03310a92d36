using PodLab.Anatomy;
using PodLab.Clusters;
using PodLab.Manifests;

namespace PodLab;

public sealed partial class Lab
{
    // Fields that old API servers silently drop.
    private static readonly (string Field, Func<V1Pod, bool> IsIn)[] _oftenLeftOut =
    [
        ("spec.hostUsers", pod => pod.Spec.HostUsers is not null),
        ("spec.initContainers[].restartPolicy", pod => pod.Spec.InitContainers?.Any(container => container.RestartPolicy is not null) == true),
    ];

    /// <summary>
    /// Everything that the course can show about a pod on any cluster, and what's unusual about it. It changes nothing: it reads the pod's
    /// object, then the nodes. If a part can't be read, it says why, and the other parts are shown. Used in lesson 11.
    /// </summary>
    /// <param name="pod">The pod's name.</param>
    /// <param name="namespaceName">Its Kubernetes namespace.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">The pod doesn't exist, or the cluster can't be reached.</exception>
    public async Task<PodLook> LookAsync(string pod, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        var token = cancellation.OrOfCell();
        var found = await GetPodAsync(pod, namespaceName, token);
        var kubernetesNamespace = found.Metadata.NamespaceProperty ?? _cluster.ResolveNamespace(namespaceName);
        var node = await Attempt<ClusterNode>.OfAsync(() => NodeOfAsync(found, token), token);
        var anatomy = await node.ThenAsync(one => AnatomyReader.ReadAsync(found, one, token), token);
        var network = await node.ThenAsync(async one => OfPod(await one.NetworkAsync(token), found.Metadata.Name, kubernetesNamespace), token);
        var ofNode = await node.ThenAsync(one => one.NamespaceMapAsync(token), token);
        var ofCluster = await Attempt<Rendering.Charts.Chart>.OfAsync(() => ClusterMapAsync(token), token);
        return new(
            $"Pod {found.Metadata.Name} in Kubernetes namespace {kubernetesNamespace} on cluster {_cluster.Name}",
            [.. UnusualTraits.Of(found, "the pod's object"), .. anatomy.Value is { } seen ? UnusualTraits.Of(seen) : []],
            UnusualTraits.LookedFor + (anatomy.WhyNot is null ? "" : " Only the pod's object was checked: its processes couldn't be read."),
            [
                new("The pod", PodTable.Of([found], kubernetesNamespace, _cluster.Clock.GetUtcNow(), terminalLine: null), null),
                .. OfProcesses(anatomy),
                network.Part("Its network", drawing => drawing),
                ofNode.Part("Its node", chart => chart),
                ofCluster.Part("Its cluster", chart => chart),
            ]);
    }

    /// <summary>
    /// The plan in a pod's manifest: its containers, whose Linux namespaces they would be in, what's unusual, and whether this cluster accepts it.
    /// Nothing is applied; the cluster checks the manifest in a dry run. Used in lesson 11.
    /// </summary>
    /// <param name="manifest">YAML or JSON of one pod.</param>
    /// <param name="namespaceName">The Kubernetes namespace for a pod that names none.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="ManifestException">It isn't the manifest of one pod. The message says where and why.</exception>
    public async Task<PodLook> LookAtManifestAsync(string manifest, string namespaceName = ICluster.DefaultNamespace, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var token = cancellation.OrOfCell();
        var pod = ReadOnePod(manifest, namespaceName);
        var answer = await Attempt<FieldAnswer>.OfAsync(() => AskWhetherTakenAsync(pod, manifest, namespaceName, token), token);
        return new(
            $"Pod {pod.Metadata.Name}, as its manifest plans it",
            UnusualTraits.Of(pod, "the manifest"),
            UnusualTraits.LookedFor + " Only the manifest was checked: nothing runs yet.",
            [
                new("Whether this cluster takes it", answer.Value is { IsKept: true } ? new Remark($"Cluster {_cluster.Name} accepts this manifest in a dry run. Nothing was created.") : null,
                    answer.WhyNot ?? answer.Value?.WhyNot),
                new("Drawing", PlannedNamespaces.Drawing(pod), null),
                new("Linux namespaces", PlannedNamespaces.Matrix(pod), null),
            ]);
    }

    private static LookPart[] OfProcesses(Attempt<PodAnatomy> anatomy) => anatomy.Value is not { } pod
        ? [new("Its processes", null, anatomy.WhyNot)]
        :
        [
            new("Summary", pod, null),
            new("Drawing", pod.Drawing(), null),
            new("Linux namespaces", pod.Matrix(), null),
            new("Numbers at each PID level", pod.PidLevels(), null),
        ];

    private static Rendering.Drawings.Drawing OfPod(NodeNetwork network, string pod, string namespaceName) =>
        network.Drawing([.. ((NetworkNamespace[])[network.Own, network.OfPod(pod, namespaceName)]).DistinctBy(one => one.Namespace)]);

    private static V1Pod ReadOnePod(string manifest, string namespaceName) => ManifestReader.Read(manifest) switch
    {
        [{ Kind: "Pod" } document] => PodManifest.Read(document, namespaceName),
        [{ Kind: var kind, Line: var line }] => throw new ManifestException($"The manifest, line {line}: found a {kind}, expected a Pod. Paste the manifest of one pod."),
        { Count: var count } => throw new ManifestException($"The manifest has {count} objects, expected one Pod. Paste the manifest of one pod."),
    };

    private async Task<FieldAnswer> AskWhetherTakenAsync(V1Pod pod, string manifest, string namespaceName, CancellationToken cancellation)
    {
        string[] fields = ["spec.containers", .. _oftenLeftOut.Where(one => one.IsIn(pod)).Select(one => one.Field)];
        FieldAnswer? answer = null;
        foreach (var field in fields)
        {
            answer = await KeepsAsync(manifest, field, namespaceName, cancellation);
            if (!answer.IsKept)
            {
                break;
            }
        }

        return answer!;
    }
}
