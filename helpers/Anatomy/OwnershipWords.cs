namespace PodLab.Anatomy;

/// <summary>The symbol and the word of each ownership, the same in every table and picture.</summary>
internal static class OwnershipWords
{
    public const string Legend =
        "● own: the container's alone; ◆ pod: shared by the pod's containers; ○ node: the node's; ? unknown: not permitted to read";

    extension(NamespaceOwnership ownership)
    {
        public string Symbol => ownership switch
        {
            NamespaceOwnership.Own => "●",
            NamespaceOwnership.Pod => "◆",
            NamespaceOwnership.Node => "○",
            _ => "?",
        };

        public string Word => ownership switch
        {
            NamespaceOwnership.Own => "own",
            NamespaceOwnership.Pod => "pod",
            NamespaceOwnership.Node => "node",
            _ => "unknown",
        };
    }
}
