namespace PodLab.Commands;

/// <summary>
/// A row of <c>lsns</c> (<see href="https://man7.org/linux/man-pages/man8/lsns.8.html">lsns(8)</see>): a namespace is listed once,
/// under the process with the lowest PID in it. To see every namespace that a process is a member of, read its <c>/proc/PID/ns</c>.
/// </summary>
/// <param name="Namespace">The namespace: columns NS and TYPE.</param>
/// <param name="ProcessCount">The number of processes in it: column NPROCS.</param>
/// <param name="Pid">The lowest PID in it; null for a namespace without processes.</param>
/// <param name="User">The user of that process, by name if the node has one.</param>
/// <param name="Command">The command line of that process.</param>
public sealed record NamespaceRow(LinuxNamespace Namespace, int ProcessCount, int? Pid, string User, string Command)
{
    /// <summary>The namespace's type, by its short name: <c>mnt</c>.</summary>
    public string Type => Namespace.Type.ShortName;
}
