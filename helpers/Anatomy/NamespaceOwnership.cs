namespace PodLab.Anatomy;

/// <summary>The owner of a process's Linux namespace of one type, seen from the pod.</summary>
public enum NamespaceOwnership
{
    /// <summary>Only processes of this container are in it: part of what makes it a container.</summary>
    Own,

    /// <summary>The pod's containers share it: part of what makes them a pod.</summary>
    Pod,

    /// <summary>It's the node's: in this respect, the container isn't kept apart from the node.</summary>
    Node,

    /// <summary>The node didn't permit reading it.</summary>
    Unknown,

    /// <summary>There is none: the process has ended (a zombie), and the Linux kernel removed it from the namespace.</summary>
    None,
}

/// <summary>The symbol and the word for each ownership, the same in every table and picture.</summary>
internal static class OwnershipWords
{
    public const string Legend =
        "● own: only the container's; ◆ pod: shared by the pod's containers; ○ node: the node's; ? unknown: not permitted to read";

    public const string LegendOfZombies =
        "; – none: a zombie has ended, and the Linux kernel removed it";

    extension(NamespaceOwnership ownership)
    {
        public string Symbol => ownership switch
        {
            NamespaceOwnership.Own => "●",
            NamespaceOwnership.Pod => "◆",
            NamespaceOwnership.Node => "○",
            NamespaceOwnership.None => "–",
            _ => "?",
        };

        public string Word => ownership switch
        {
            NamespaceOwnership.Own => "own",
            NamespaceOwnership.Pod => "pod",
            NamespaceOwnership.Node => "node",
            NamespaceOwnership.None => "none",
            _ => "unknown",
        };
    }
}
