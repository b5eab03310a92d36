namespace PodLab.Nodes;

/// <summary>
/// A node's processes as seen from the machine that PodLab runs on. On the standalone node and on kind nodes, they
/// are processes of that machine, in their own pid namespace. Then the machine has its own number for each of them
/// (<see href="https://man7.org/linux/man-pages/man7/pid_namespaces.7.html">pid_namespaces(7)</see>). Used in lesson 08.
/// </summary>
/// <param name="LevelsAbove">The number of pid namespaces above the node's, including the machine's; 0 if they couldn't be read.</param>
/// <param name="Processes">
/// The node's processes, from <c>/proc/PID/status</c> and <c>/proc/PID/ns/pid</c> on the machine; empty if they couldn't be read.
/// </param>
/// <param name="Remark">The origin of the numbers, or why there are none, in a sentence or two.</param>
public sealed record MachineView(int LevelsAbove, IReadOnlyList<MachineProcess> Processes, string Remark)
{
    /// <summary>Whether the machine's numbers could be read.</summary>
    public bool IsRead => LevelsAbove > 0;
}

/// <summary>A process as seen from the machine.</summary>
/// <param name="PidNamespace">The number of its pid namespace.</param>
/// <param name="PidsByLevel">Its number in each pid namespace, from the machine's inward: <c>NSpid</c>.</param>
public sealed record MachineProcess(ulong PidNamespace, IReadOnlyList<int> PidsByLevel);
