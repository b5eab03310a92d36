namespace PodLab.Commands;

/// <summary>A process with its namespace memberships, from one reading of the node's <c>/proc</c>.</summary>
/// <param name="Process">PID, parent and command line.</param>
/// <param name="Namespaces">
/// Its namespace of each type, from <c>/proc/PID/ns</c>. A type is missing when the node did not permit reading it: that is unknown, not none
/// (but for <see cref="IsDefunct"/>).
/// </param>
/// <param name="PidsByLevel">
/// Its PID in each pid namespace from the node's inwards, <c>NSpid</c> of <c>/proc/PID/status</c>: <c>[1087, 1]</c> for a container's first process.
/// </param>
public sealed record ProcessDetail(
    NodeProcess Process, IReadOnlyDictionary<NamespaceType, LinuxNamespace> Namespaces, IReadOnlyList<int> PidsByLevel)
{
    /// <summary>
    /// Whether it has ended and waits for its parent to ask how (a zombie, in ps <c>&lt;defunct&gt;</c>): the Linux kernel has taken it out of all Linux namespaces
    /// but pid and user. Permission is given for all types or for none, so nothing else looks like that. Where it isn't given, as to an ordinary user's
    /// node, the process's state was asked for.
    /// </summary>
    public bool IsDefunct
    {
        get => field || (Namespaces.ContainsKey(NamespaceType.Pid) && !Namespaces.ContainsKey(NamespaceType.Mnt));
        init;
    }
}
