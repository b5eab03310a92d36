using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>The Linux namespaces of a pod as tags, grouped by where they belong.</summary>
internal static class AnatomyTags
{
    // By default, a container runtime leaves these as the node's; cgroup depends on the node's cgroup version.
    private static readonly NamespaceType[] UsuallyTheNodes = [NamespaceType.Cgroup, NamespaceType.Time, NamespaceType.User];

    public static IEnumerable<TagRow> Row(string label, IReadOnlyList<Tag> tags) => tags.Count == 0 ? [] : [new TagRow(label, tags)];

    public static IReadOnlyList<Tag> Shared(PodAnatomy pod) =>
    [
        .. pod.SharedNamespaces.Select(ns =>
            Of(pod, ns, Counted.Of(pod.ProcessCount(ns), "process", "processes"), NamespaceOwnership.Pod, Role.Subject)),
    ];

    public static IReadOnlyList<Tag> OfContainer(PodAnatomy pod, PodContainer container, NamespaceOwnership ownership)
    {
        var role = ownership == NamespaceOwnership.Unknown ? Role.Paper : Role.Part;
        var known = PodAnatomy.Distinct(container.Processes, ownership).Select(ns => Of(pod, ns, "", ownership, role));
        var unread = container.Processes
            .SelectMany(process => process.Memberships)
            .Where(membership => membership.Namespace is null && membership.Ownership == ownership)
            .Select(membership => membership.Type)
            .Distinct()
            .Select(type => type.ShortName)
            .Select(name => new Tag(ownership.Symbol, name, "", "not readable", $"{name} (not permitted to read)", role));
        return [.. known, .. unread];
    }

    public static IReadOnlyList<Tag> UsualOfNode(PodAnatomy pod) => OfNode(pod, areUsual: true, Role.Surroundings);

    public static IReadOnlyList<Tag> UnusualOfNode(PodAnatomy pod) => OfNode(pod, areUsual: false, Role.Notice);

    /// <summary>
    /// The node's Linux namespaces that processes of some pods are in. Those that pods usually don't share come last and are marked.
    /// </summary>
    public static IReadOnlyList<Tag> OfNode(IReadOnlyList<PodAnatomy> pods) =>
    [
        .. pods.SelectMany(OfNode).Distinct().OrderBy(ns => !UsuallyTheNodes.Contains(ns.Type)).ThenBy(ns => ns.Type).Select(ns => Of(
            pods[0], ns, Users(pods, ns), NamespaceOwnership.Node, UsuallyTheNodes.Contains(ns.Type) ? Role.Surroundings : Role.Notice)),
    ];

    /// <summary>
    /// The manifest's words for the node's namespaces that the pod uses: <c> (hostNetwork, hostPID)</c>; empty if there's no word.
    /// </summary>
    public static string HostWords(PodAnatomy pod)
    {
        var types = OfNode(pod).Select(ns => ns.Type).ToHashSet();
        (NamespaceType Type, string Word)[] words =
            [(NamespaceType.Net, "hostNetwork"), (NamespaceType.Pid, "hostPID"), (NamespaceType.Ipc, "hostIPC")];
        var used = words.Where(word => types.Contains(word.Type)).Select(word => word.Word).ToList();
        return used.Count == 0 ? "" : $" ({string.Join(", ", used)})";
    }

    public static string HostSentence(PodAnatomy pod)
    {
        var names = UnusualOfNode(pod).Select(tag => tag.Name).ToList();
        return names.Count == 0 ? "" : $"It uses the node's {string.Join(", ", names)}{HostWords(pod)}.";
    }

    private static IReadOnlyList<Tag> OfNode(PodAnatomy pod, bool areUsual, Role role) =>
    [
        .. OfNode(pod)
            .Where(ns => UsuallyTheNodes.Contains(ns.Type) == areUsual)
            .Select(ns => Of(pod, ns, Users(pod, ns), NamespaceOwnership.Node, role)),
    ];

    private static IEnumerable<LinuxNamespace> OfNode(PodAnatomy pod) => pod.Processes
        .SelectMany(process => process.Memberships)
        .Where(membership => membership.Ownership == NamespaceOwnership.Node)
        .Select(membership => membership.Namespace)
        .OfType<LinuxNamespace>()
        .Distinct()
        .OrderBy(ns => ns.Type);

    // Naming the containers is useful only if not all of them are in it.
    private static string Users(PodAnatomy pod, LinuxNamespace ns)
    {
        var running = pod.Containers.Where(container => container.Processes.Count > 0).ToList();
        var users = running.Where(container => container.Processes.Any(process => process.FindNamespace(ns.Type) == ns)).ToList();
        return users.Count == running.Count ? ""
            : users.Count == 1 ? $"{users[0].Name} only"
            : $"{users.Count} containers";
    }

    // As for one pod if it's the same in all pods; otherwise the names of the pods that are in it.
    private static string Users(IReadOnlyList<PodAnatomy> pods, LinuxNamespace ns)
    {
        var inEach = pods.Select(pod => pod.MembersOf(ns).Any() ? Users(pod, ns) : "nothing").Distinct().ToList();
        return inEach.Count == 1 ? inEach[0] : $"{WordList.Of(pods.Where(pod => pod.MembersOf(ns).Any()).Select(pod => pod.Name))} only";
    }

    private static Tag Of(PodAnatomy pod, LinuxNamespace ns, string note, NamespaceOwnership ownership, Role role)
    {
        var marks = pod.PartNotes.MarksOf(ns);
        var words = PodNotes.Join(note.Length == 0 ? $"{ns}" : $"{ns} ({note})", marks);
        return new(ownership.Symbol, PodNotes.Join(ns.Type.ShortName, marks), note, $"{ns.Inode}", words, role);
    }
}
