namespace PodLab.Anatomy;

/// <summary>A process of a pod with what its eight Linux namespaces are to it.</summary>
/// <param name="Process">PID, parent and command line, as the node sees them.</param>
/// <param name="Container">The name of the container it belongs to.</param>
/// <param name="Memberships">One an entry for each of the eight types, in their order.</param>
/// <param name="PidsByLevel">Its PID in each pid namespace from the node's inwards.</param>
public sealed record PodProcess(
    NodeProcess Process, string Container, IReadOnlyList<NamespaceMembership> Memberships, IReadOnlyList<int> PidsByLevel)
{
    /// <summary>The PID on the node.</summary>
    public int Pid => Process.Pid;

    /// <summary>The parent's PID on the node.</summary>
    public int ParentPid => Process.ParentPid;

    /// <summary>The command line.</summary>
    public string Command => Process.Command;

    /// <summary>The PID that the process itself sees: the innermost of <see cref="PidsByLevel"/>.</summary>
    public int PidInside => PidsByLevel.Count > 0 ? PidsByLevel[^1] : Pid;

    /// <summary>The namespace of that type, or null when the node did not permit reading it.</summary>
    public LinuxNamespace? FindNamespace(NamespaceType type) => Membership(type).Namespace;

    /// <summary>What the namespace of that type is to this process.</summary>
    public NamespaceMembership Membership(NamespaceType type) => Memberships[(int)type];
}

/// <summary>A process's membership in its Linux namespace of one type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Namespace">The namespace; null when the node did not permit reading it.</param>
/// <param name="Ownership">Whose it is, seen from the pod.</param>
public sealed record NamespaceMembership(NamespaceType Type, LinuxNamespace? Namespace, NamespaceOwnership Ownership);
