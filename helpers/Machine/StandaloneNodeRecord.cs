namespace PodLab.Machine;

/// <summary>The record that <c>up</c> writes of a standalone node, so that later sessions find it.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Pid">The machine's PID of the node's process 1; 0 while the node is starting.</param>
/// <param name="StartTicks">The start time of that process, in clock ticks since boot. It distinguishes it from a later process with the same PID.</param>
/// <param name="LauncherPid">The machine's PID of the <c>unshare</c> that waits for it.</param>
/// <param name="LauncherStartTicks">The start time of the launcher.</param>
/// <param name="Rootless">Whether it runs in a user namespace, without root's rights on the machine.</param>
/// <param name="CgroupVersion">1 or 2: the version of control groups that its containers see.</param>
/// <param name="TerminalCommand">The word(s) before <c>exec</c> in the lines shown under tables: <c>setup/podlab</c>.</param>
/// <param name="StartedAt">The time when it was started.</param>
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

    /// <summary>Whether the node's process 1 is still the same process.</summary>
    public bool IsRunning() => Pid > 0 && ProcessIdentity.FindStartTicks(Pid) == StartTicks;

    /// <summary>Whether the launcher is still the same process.</summary>
    public bool LauncherIsRunning() => LauncherPid > 0 && ProcessIdentity.FindStartTicks(LauncherPid) == LauncherStartTicks;
}
