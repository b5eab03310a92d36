namespace PodLab.Anatomy;

/// <summary>A process of a pod with its memberships in eight Linux namespaces.</summary>
/// <param name="Process">PID, parent and command line, as the node sees them.</param>
/// <param name="Container">The name of its container.</param>
/// <param name="Memberships">One entry for each of the eight types, in their order.</param>
/// <param name="PidsByLevel">Its PID in each pid namespace, from the node's inward.</param>
public sealed record PodProcess(
    NodeProcess Process, string Container, IReadOnlyList<NamespaceMembership> Memberships, IReadOnlyList<int> PidsByLevel)
{
    /// <summary>The PID on the node.</summary>
    public int Pid => Process.Pid;

    /// <summary>The parent's PID on the node.</summary>
    public int ParentPid => Process.ParentPid;

    /// <summary>The command line.</summary>
    public string Command => Process.Command;

    /// <summary>The PID inside: the innermost of <see cref="PidsByLevel"/>.</summary>
    public int PidInside => PidsByLevel.Count > 0 ? PidsByLevel[^1] : Pid;

    /// <summary>The namespace of that type; null if the node didn't permit reading it.</summary>
    public LinuxNamespace? FindNamespace(NamespaceType type) => Membership(type).Namespace;

    /// <summary>The process's membership in the namespace of that type.</summary>
    public NamespaceMembership Membership(NamespaceType type) => Memberships[(int)type];
}

/// <summary>A process's membership in its Linux namespace of one type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Namespace">The namespace; null if the node didn't permit reading it.</param>
/// <param name="Ownership">Its owner, seen from the pod.</param>
public sealed record NamespaceMembership(NamespaceType Type, LinuxNamespace? Namespace, NamespaceOwnership Ownership);
