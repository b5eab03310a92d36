namespace PodLab.Machine;

/// <summary>What <c>up</c> writes down of a standalone node, so that later sessions find it.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Pid">The machine's PID of the node's process 1; 0 while the node is being started.</param>
/// <param name="StartTicks">When that process started, in clock ticks since boot: tells it from a later process with the same PID.</param>
/// <param name="LauncherPid">The machine's PID of the <c>unshare</c> that waits for it.</param>
/// <param name="LauncherStartTicks">When the launcher started.</param>
/// <param name="Rootless">Whether it runs in a user namespace, without root's rights on the machine.</param>
/// <param name="CgroupVersion">1 or 2: which shape of control groups its containers see.</param>
/// <param name="TerminalCommand">The word(s) before <c>exec</c> in the lines shown under tables: <c>setup/podlab</c>.</param>
/// <param name="StartedAt">When it was started.</param>
internal sealed record StandaloneNodeRecord(
    string Name,
    int Pid,
    ulong StartTicks,
    int LauncherPid,
    ulong LauncherStartTicks,
    bool Rootless,
    int CgroupVersion,
    string TerminalCommand,
    DateTimeOffset StartedAt)
{
    public const string NodeName = "podlab-node";

    /// <summary>Whether the node's process 1 is still that very process.</summary>
    public bool IsRunning() => Pid > 0 && ProcessIdentity.FindStartTicks(Pid) == StartTicks;

    /// <summary>Whether the launcher is still that very process.</summary>
    public bool LauncherIsRunning() => LauncherPid > 0 && ProcessIdentity.FindStartTicks(LauncherPid) == LauncherStartTicks;
}
