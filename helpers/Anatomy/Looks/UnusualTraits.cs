namespace PodLab.Anatomy;

/// <summary>
/// A pod's unusual traits, in one sentence each. A pod's object shows what was requested, its node what actually exists; neither replaces the
/// other. A process that joined the node's network by itself doesn't make <c>hostNetwork</c> true.
/// </summary>
internal static class UnusualTraits
{
    /// <summary>The list of traits that are checked.</summary>
    public const string LookedFor = "Looked for: shared processes, the node's network, processes or memory, privileged containers, user namespaces, a missing pause process, "
        + "containers with several processes, zombies, ephemeral containers, and unusual runtimes.";

    private static readonly NamespaceType[] _walls = [NamespaceType.Net, NamespaceType.Uts, NamespaceType.Ipc, NamespaceType.Pid];

    private static readonly NamespaceType[] _told = [.. _walls, NamespaceType.User];

    /// <summary>The requests of the pod's object, or of a manifest.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="source">The source, in words: <c>the pod's object</c>.</param>
    public static IReadOnlyList<PodRemark> Of(V1Pod pod, string source)
    {
        var spec = pod.Spec ?? new V1PodSpec();
        return
        [
            .. Asked(spec.ShareProcessNamespace == true, "It asks for one pid namespace for all its containers (shareProcessNamespace: true).", "shareProcessNamespace"),
            .. Asked(spec.HostNetwork == true, "It asks for the node's network (hostNetwork: true).", "hostNetwork"),
            .. Asked(spec.HostPID == true, "It asks for the node's pid namespace (hostPID: true).", "hostPID"),
            .. Asked(spec.HostIPC == true, "It asks for the node's ipc namespace (hostIPC: true).", "hostIPC"),
            .. Asked(spec.HostUsers == false, "It asks for a user namespace of its own (hostUsers: false).", "hostUsers"),
            .. Asked(
                !string.IsNullOrEmpty(spec.RuntimeClassName), $"It asks for the container runtime of RuntimeClass {spec.RuntimeClassName} (runtimeClassName).", "runtimeClassName"),
            .. (spec.InitContainers ?? []).SelectMany(container => Privileged(container.Name, container.SecurityContext, "initContainers")),
            .. (spec.Containers ?? []).SelectMany(container => Privileged(container.Name, container.SecurityContext, "containers")),
            .. (spec.EphemeralContainers ?? []).SelectMany(container => Privileged(container.Name, container.SecurityContext, "ephemeralContainers")),
            .. Ephemeral(spec.EphemeralContainers ?? []),
        ];

        IEnumerable<PodRemark> Asked(bool isAsked, string sentence, string field) => isAsked ? [new(sentence, $"{source}, spec.{field}")] : [];

        IEnumerable<PodRemark> Privileged(string name, V1SecurityContext? context, string list) =>
            Asked(context?.Privileged == true, $"Container {name} asks to be privileged (privileged: true).", $"{list}[].securityContext.privileged");

        IEnumerable<PodRemark> Ephemeral(IList<V1EphemeralContainer> containers) => Asked(
            containers.Count > 0,
            $"{Counted.Of(containers.Count, "ephemeral container was", "ephemeral containers were")} added to it: {WordList.Of(containers.Select(one => one.Name))}.",
            "ephemeralContainers");
    }

    /// <summary>The traits seen on the pod's node.</summary>
    public static IReadOnlyList<PodRemark> Of(PodAnatomy pod) =>
    [
        .. _walls.SelectMany(type => InNodes(pod, type)),
        .. pod.SharedNamespaces.Where(ns => ns.Type == NamespaceType.Pid).SelectMany(ns => SharedProcesses(pod, ns)),
        .. OtherUsers(pod),
        .. Pause(pod),
        .. pod.Containers.SelectMany(container => ApartFromPause(pod, container)),
        .. pod.Containers.Where(container => container.Processes.Count > 1).Select(container => new PodRemark(
            $"Container {container.Name} has {container.Processes.Count} processes: {Pids(container.Processes)}.", On(pod, "/proc"))),
        .. pod.Containers.Where(container => container.Zombies.Count > 0).Select(container => new PodRemark(
            $"Container {container.Name} has {Counted.Of(container.Zombies.Count, "zombie")}: {Pids(container.Zombies)}.", On(pod, "/proc/PID/stat"))),
        .. Unread(pod),
    ];

    private static IEnumerable<PodRemark> InNodes(PodAnatomy pod, NamespaceType type)
    {
        var members = pod.Processes.Where(process => process.Membership(type).Ownership == NamespaceOwnership.Node).ToList();
        return members.Count == 0 ? [] : [new($"{Share(members.Count, pod)} in the node's {type.ShortName} namespace.", On(pod, $"/proc/PID/ns/{type.ShortName}"))];
    }

    private static IEnumerable<PodRemark> SharedProcesses(PodAnatomy pod, LinuxNamespace pid)
    {
        var members = pod.MembersOf(pid).Select(container => container.Name).ToList();
        return members.Count < 2 ? [] : [new($"Processes of {WordList.Of(members)} are in one pid namespace, {pid}.", On(pod, "/proc/PID/ns/pid"))];
    }

    private static IEnumerable<PodRemark> OtherUsers(PodAnatomy pod)
    {
        var members = pod.Processes.Where(process => process.Membership(NamespaceType.User).Ownership is NamespaceOwnership.Own or NamespaceOwnership.Pod).ToList();
        return members.Count == 0 ? [] : [new($"{Share(members.Count, pod)} in a user namespace that isn't the node's.", On(pod, "/proc/PID/ns/user"))];
    }

    private static IEnumerable<PodRemark> Pause(PodAnatomy pod) => pod.Pause switch
    {
        null => [new("The container runtime reports no process for the pod's sandbox, so no pause process was found.", On(pod, "crictl inspectp"))],
        { Processes.Count: 0 } => [new("The pause process that the container runtime reports wasn't found.", On(pod, "crictl inspectp and /proc"))],
        _ => [],
    };

    // Containers of one pod usually share the network of its sandbox. A runtime with virtual machines, or another unusual runtime, differs here.
    private static IEnumerable<PodRemark> ApartFromPause(PodAnatomy pod, PodContainer container) =>
        pod.Pause?.FirstProcess?.FindNamespace(NamespaceType.Net) is { } pods && container.FirstProcess is { } first
            && first.FindNamespace(NamespaceType.Net) is { } own && own != pods
            ? [new($"The first process of container {container.Name}, PID {first.Pid}, is not in the pause process's net namespace: the runtime is unusual, or the process has moved.",
                On(pod, "/proc/PID/ns/net"))]
            : [];

    private static IEnumerable<PodRemark> Unread(PodAnatomy pod)
    {
        var count = pod.Processes.Count(process => _told.Any(type => process.Membership(type).Ownership == NamespaceOwnership.Unknown));
        return count == 0 ? [] : [new(
            $"Some Linux namespaces of {Counted.Of(count, "process", "processes")} are unknown, so they aren't covered here.", On(pod, "/proc/PID/ns"))];
    }

    private static string Share(int members, PodAnatomy pod) => pod.Processes.Count() is var all && all == 1
        ? "Its only process is" : $"{members} of its {all} processes {(members == 1 ? "is" : "are")}";

    private static string Pids(IReadOnlyList<PodProcess> processes)
    {
        const int shown = 6;
        var pids = processes.Take(shown).Select(process => process.Pid.ToString(CultureInfo.InvariantCulture));
        return $"PID {WordList.Of(processes.Count > shown ? [.. pids, $"{processes.Count - shown} more"] : pids)}";
    }

    private static string On(PodAnatomy pod, string what) => $"node {pod.Node}, {what}";
}
