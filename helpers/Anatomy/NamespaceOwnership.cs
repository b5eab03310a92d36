namespace PodLab.Anatomy;

/// <summary>To whom a process's Linux namespace of one type belongs, seen from the pod.</summary>
public enum NamespaceOwnership
{
    /// <summary>Only processes of this container are in it: part of what makes it a container.</summary>
    Own,

    /// <summary>The pod's containers share it: part of what makes them a pod.</summary>
    Pod,

    /// <summary>It is the node's: the container is not kept apart from the node in this respect.</summary>
    Node,

    /// <summary>The node did not permit reading it.</summary>
    Unknown,

    /// <summary>There is none: the process has ended (a zombie), and the Linux kernel has taken it out.</summary>
    None,
}

/// <summary>The symbol and the word of each ownership, the same in every table and picture.</summary>
internal static class OwnershipWords
{
    public const string Legend =
        "● own: the container's alone; ◆ pod: shared by the pod's containers; ○ node: the node's; ? unknown: not permitted to read";

    public const string LegendOfZombies =
        "; – none: a zombie has ended, and the Linux kernel has taken it out";

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
