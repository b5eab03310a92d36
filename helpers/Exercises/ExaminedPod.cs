using PodLab.Anatomy;

namespace PodLab.Exercises;

/// <summary>A subject: a pod taken apart, and the processes of its node.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="NodeProcesses">All processes of its node.</param>
internal sealed record ExaminedPod(PodAnatomy Pod, IReadOnlyList<NodeProcess> NodeProcesses)
{
    /// <summary>The first process of the pod's first ordinary container.</summary>
    /// <exception cref="PodLabException">The pod has no running container.</exception>
    public PodProcess App =>
        Pod.Containers.FirstOrDefault(container => container is { Role: ContainerRole.App, FirstProcess: not null })?.FirstProcess
        ?? throw new PodLabException(
            $"Pod {Pod.Name} has no running container to compare with. Check its state: await lab.PodsAsync(\"{Pod.Namespace}\").");

    /// <summary>The pause container's process; null if the container runtime runs none.</summary>
    public PodProcess? Pause => Pod.Pause?.FirstProcess;

    /// <summary>The pause container's image, as the container runtime names it; null if it has no tag or isn't known.</summary>
    public string? PauseImage =>
        Pod.Pause?.Image is { } image && image.LastIndexOf(':') > image.LastIndexOf('/') && !image.Contains('@') ? image : null;

    /// <summary>The parent of <see cref="App"/>.</summary>
    public NodeProcess? Parent => FindProcess(App.ParentPid);

    /// <summary>The other processes with the same parent as <see cref="App"/>.</summary>
    public IEnumerable<NodeProcess> Siblings =>
        NodeProcesses.Where(process => process.ParentPid == App.ParentPid && process.Pid != App.Pid);

    /// <summary>Returns the reader for the pod named <paramref name="name"/>: the subject of a lesson about one pod.</summary>
    public static Subject<ExaminedPod> Named(string name, string namespaceName) => async (lab, cancellation) =>
    {
        var pod = await lab.AnatomyAsync(name, namespaceName, cancellation);
        var node = await lab.NodeOfAsync(name, namespaceName, cancellation);
        return new ExaminedPod(pod, await node.ProcessesAsync(cancellation));
    };

    /// <summary>The process with that PID on the node, or null.</summary>
    public NodeProcess? FindProcess(long pid) => NodeProcesses.FirstOrDefault(process => process.Pid == pid);

    /// <summary>The types of the namespaces that are the process's own: only its container is in them.</summary>
    public static IReadOnlySet<NamespaceType> Own(PodProcess process) => Types(process, NamespaceOwnership.Own);

    /// <summary>The types of its namespaces that the pod's containers share.</summary>
    public static IReadOnlySet<NamespaceType> OfPod(PodProcess process) => Types(process, NamespaceOwnership.Pod);

    /// <summary>The types of its namespaces that are the node's.</summary>
    public static IReadOnlySet<NamespaceType> OfNode(PodProcess process) => Types(process, NamespaceOwnership.Node);

    /// <summary>The types of the pod's namespaces that <c>lsns</c> lists under the process: it has the lowest PID in them.</summary>
    public IReadOnlySet<NamespaceType> ListedUnder(PodProcess process) => process.Memberships
        .Where(one => one.Namespace is not null && one.Ownership != NamespaceOwnership.Node)
        .Where(one => Pod.Processes.Where(other => other.FindNamespace(one.Type) == one.Namespace).Min(other => other.Pid) == process.Pid)
        .Select(one => one.Type).ToHashSet();

    /// <summary>Whether each of its namespaces of those types has that many processes: column NPROCS of <c>lsns</c>.</summary>
    public bool HaveProcesses(int count, PodProcess process, IReadOnlySet<NamespaceType> types) =>
        types.All(type => process.FindNamespace(type) is { } ns && Pod.ProcessCount(ns) == count);

    /// <summary>Types in words: <c>mnt, pid and cgroup</c>.</summary>
    public static string InWords(IEnumerable<NamespaceType> types) => WordList.Of(types.Order().Select(type => type.ShortName));

    private static HashSet<NamespaceType> Types(PodProcess process, NamespaceOwnership ownership) =>
        [.. process.Memberships.Where(membership => membership.Ownership == ownership).Select(membership => membership.Type)];
}
