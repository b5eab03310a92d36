namespace PodLab.Commands;

/// <summary>A process as the node numbers it: a row of <c>ps -eo pid,ppid,cmd</c> (<see href="https://man7.org/linux/man-pages/man1/ps.1.html">ps(1)</see>).</summary>
/// <param name="Pid">The process ID in the node's pid namespace.</param>
/// <param name="ParentPid">Its parent's; 0 when the parent is outside the node's pid namespace.</param>
/// <param name="Command">The command line as the process shows it: data that nobody vouches for.</param>
public sealed record NodeProcess(int Pid, int ParentPid, string Command)
{
    /// <summary>
    /// The first word of the command line without its folders: <c>php</c>, <c>containerd-shim-runc-v2</c>. Of a kernel thread the whole of it, whose slash
    /// is no folder's: <c>[kworker/0:1-events]</c>.
    /// </summary>
    public string Program => Command.Split(' ', 2)[0] is var first && first.StartsWith('[') ? first : first[(first.LastIndexOf('/') + 1)..];
}
