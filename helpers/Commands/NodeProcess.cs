namespace PodLab.Commands;

/// <summary>
/// A process in the node's numbering: a row of <c>ps -eo pid,ppid,cmd</c>
/// (<see href="https://man7.org/linux/man-pages/man1/ps.1.html">ps(1)</see>).
/// </summary>
/// <param name="Pid">The process ID in the node's pid namespace.</param>
/// <param name="ParentPid">Its parent's PID; 0 if the parent is outside the node's pid namespace.</param>
/// <param name="Command">The command line, as the process shows it. A process can show any text there.</param>
public sealed record NodeProcess(int Pid, int ParentPid, string Command)
{
    /// <summary>
    /// The first word of the command line without its folders: <c>php</c>, <c>containerd-shim-runc-v2</c>. A kernel thread's name is kept whole,
    /// since its slash doesn't separate folders: <c>[kworker/0:1-events]</c>.
    /// </summary>
    public string Program => Command.Split(' ', 2)[0] is var first && first.StartsWith('[') ? first : first[(first.LastIndexOf('/') + 1)..];
}
