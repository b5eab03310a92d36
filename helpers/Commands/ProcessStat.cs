namespace PodLab.Commands;

/// <summary>
/// The data about a process in <c>/proc/PID/stat</c>
/// (<see href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</see>): its current state, and its start time.
/// </summary>
/// <param name="Pid">The process, in the node's numbering.</param>
/// <param name="Name">The name of its program, at most 15 characters (<c>comm</c>). The program itself can choose it.</param>
/// <param name="State">Its state as one letter: <c>R</c> runs, <c>S</c> sleeps, <c>Z</c> has ended (a zombie).</param>
/// <param name="CpuTime">Its processor time, in user and kernel mode together; the Linux kernel counts hundredths of a second.</param>
/// <param name="StartedAfterBoot">The time from the machine's start to the process's start.</param>
public sealed record ProcessStat(int Pid, string Name, char State, TimeSpan CpuTime, TimeSpan StartedAfterBoot)
{
    /// <summary>The state as a word, as in <c>/proc/PID/status</c>: <c>running</c>, <c>sleeping</c>, <c>zombie</c>.</summary>
    public string StateWord => State switch
    {
        'R' => "running",
        'S' => "sleeping",
        'D' => "disk sleep",
        'Z' => "zombie",
        'T' => "stopped",
        't' => "tracing stop",
        'I' => "idle",
        'X' => "dead",
        _ => $"{State}",
    };
}
