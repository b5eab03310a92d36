namespace PodLab.Commands;

/// <summary>
/// What <c>/proc/PID/stat</c> says of a process (<see href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</see>):
/// what it does at this moment, and since when it exists.
/// </summary>
/// <param name="Pid">The process as the node numbers it.</param>
/// <param name="Name">The name of its program, 15 characters at most (<c>comm</c>): chosen by the program itself.</param>
/// <param name="State">Its state as one letter: <c>R</c> runs, <c>S</c> sleeps, <c>Z</c> has ended (a zombie).</param>
/// <param name="CpuTime">How long it has had a processor, in user and kernel mode together; the Linux kernel counts hundredths of a second.</param>
/// <param name="StartedAfterBoot">When it was started: this long after the machine was.</param>
public sealed record ProcessStat(int Pid, string Name, char State, TimeSpan CpuTime, TimeSpan StartedAfterBoot)
{
    /// <summary>The state as a word, as <c>/proc/PID/status</c> has it: <c>running</c>, <c>sleeping</c>, <c>zombie</c>.</summary>
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
