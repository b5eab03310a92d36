using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A pod's unusual traits seen from its Linux namespaces, in one sentence each with the manifest's own word.</summary>
internal static class PodVariants
{
    private static readonly (NamespaceType Type, string Sentence)[] OfNode =
    [
        (NamespaceType.Net, "○ hostNetwork: the pod uses the node's addresses, ports and host name"),
        (NamespaceType.Pid, "○ hostPID: its containers see all processes of the node, by the node's numbers"),
        (NamespaceType.Ipc, "○ hostIPC: it shares memory and message queues with the node"),
    ];

    /// <summary>The sentences as lines of a drawing; none for an ordinary pod.</summary>
    public static IEnumerable<Block> Lines(PodAnatomy pod)
    {
        var nodes = Types(PodAnatomy.Distinct(pod.Processes, NamespaceOwnership.Node));
        return OfNode.Where(variant => nodes.Contains(variant.Type)).Select(variant => variant.Sentence)
            .Concat(pod.SharedNamespaces.Where(ns => ns.Type == NamespaceType.Pid).Select(ns => OfSharedProcesses(pod, ns)))
            .Concat(Types(pod.SharedNamespaces).Contains(NamespaceType.User) ? ["◆ hostUsers: false: root in its containers is not root on the node"] : [])
            .Select(sentence => new TextBlock(sentence, TextStyle.Mark, MaximumLines: 2));
    }

    // kubectl debug --target puts an ephemeral container into the pid namespace of one other container. The remaining containers don't see it.
    private static string OfSharedProcesses(PodAnatomy pod, LinuxNamespace pid)
    {
        if (pod.IsOfWholePod(pid))
        {
            return "◆ shareProcessNamespace: its containers see each other's processes";
        }

        var members = pod.MembersOf(pid).ToLookup(container => container.Role == ContainerRole.Ephemeral, container => container.Name);
        var (ephemeral, targets) = (members[true].ToList(), members[false].ToList());
        return ephemeral.Count == 0 || targets.Count != 1
            ? $"◆ {string.Join(" and ", targets.Concat(ephemeral))} share a pid namespace: they see each other's processes"
            : $"◆ {(ephemeral.Count == 1 ? "an ephemeral container shares" : $"{ephemeral.Count} ephemeral containers share")} {targets[0]}'s pid namespace";
    }

    private static HashSet<NamespaceType> Types(IEnumerable<LinuxNamespace> namespaces) => [.. namespaces.Select(ns => ns.Type)];
}
