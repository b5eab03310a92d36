using PodLab.Nodes;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>What is unusual about a pod, in a sentence each with the manifest's own word for it: seen from its Linux namespaces.</summary>
internal static class PodVariants
{
    private static readonly (NamespaceType Type, string Sentence)[] OfNode =
    [
        (NamespaceType.Net, "○ hostNetwork: the node's addresses, ports and host name are the pod's, too"),
        (NamespaceType.Pid, "○ hostPID: its containers see all processes of the node, by the node's numbers"),
        (NamespaceType.Ipc, "○ hostIPC: it shares memory and message queues with the node"),
    ];

    private static readonly (NamespaceType Type, string Sentence)[] OfPod =
    [
        (NamespaceType.Pid, "◆ shareProcessNamespace: its containers see each other's processes"),
        (NamespaceType.User, "◆ hostUsers: false: root in its containers is not root on the node"),
    ];

    /// <summary>The sentences as lines of a drawing; none for an ordinary pod.</summary>
    public static IEnumerable<Block> Lines(PodAnatomy pod)
    {
        var nodes = Types(PodAnatomy.Distinct(pod.Processes, NamespaceOwnership.Node));
        var shared = Types(pod.SharedNamespaces);
        return OfNode.Where(variant => nodes.Contains(variant.Type)).Concat(OfPod.Where(variant => shared.Contains(variant.Type)))
            .Select(variant => new Words(variant.Sentence, TextStyle.Mark, MaximumLines: 2));
    }

    private static HashSet<NamespaceType> Types(IEnumerable<LinuxNamespace> namespaces) => [.. namespaces.Select(ns => ns.Type)];
}
