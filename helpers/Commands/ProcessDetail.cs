namespace PodLab.Commands;

/// <summary>A process with its namespace memberships, from one reading of the node's <c>/proc</c>.</summary>
/// <param name="Process">PID, parent and command line.</param>
/// <param name="Namespaces">
/// Its namespace of each type, from <c>/proc/PID/ns</c>. If the node didn't permit reading a type, it's missing. That means unknown, not none
/// (except for <see cref="IsDefunct"/>).
/// </param>
/// <param name="PidsByLevel">
/// Its PID in each pid namespace, from the node's inward, <c>NSpid</c> of <c>/proc/PID/status</c>: <c>[1087, 1]</c> for a container's first
/// process.
/// </param>
public sealed record ProcessDetail(
    NodeProcess Process, IReadOnlyDictionary<NamespaceType, LinuxNamespace> Namespaces, IReadOnlyList<int> PidsByLevel)
{
    /// <summary>
    /// Whether it has ended and its parent hasn't read its exit status (a zombie, <c>&lt;defunct&gt;</c> in ps). The Linux kernel has removed it
    /// from all Linux namespaces except pid and user. Permission is given for all types or for none, so nothing else looks like that. Without
    /// permission, as on an ordinary user's node, the process's state is read instead.
    /// </summary>
    public bool IsDefunct
    {
        get => field || (Namespaces.ContainsKey(NamespaceType.Pid) && !Namespaces.ContainsKey(NamespaceType.Mnt));
        init;
    }
}
