namespace PodLab.Anatomy;

/// <summary>A process of a pod with its number in each pid namespace, from the outermost that could be read down to its own.</summary>
/// <param name="Process">The process.</param>
/// <param name="Above">Its numbers above the node, outermost first; empty if they couldn't be read.</param>
public sealed record ProcessLevels(PodProcess Process, IReadOnlyList<int> Above)
{
    /// <summary>
    /// All its numbers, outermost first: <c>[48211, 138, 1]</c> for a container's first process on a node that is part of the machine.
    /// </summary>
    public IReadOnlyList<int> Pids => [.. Above, .. Process.PidsByLevel];

    /// <summary>The level of its own pid namespace: 1 is the node's, 2 is usually a container's.</summary>
    public int Level => Process.PidsByLevel.Count;

    /// <summary>Its number at that level; null if it has none, because its own pid namespace is further out.</summary>
    /// <param name="level">The level: 1 is the node's.</param>
    public int? PidAt(int level) => level >= 1 && level <= Level ? Process.PidsByLevel[level - 1] : null;

    /// <summary>A process with the machine's data about it.</summary>
    internal static ProcessLevels Of(PodProcess process, MachineView? machine) => new(process, FindAbove(process, machine));

    // A number inside is unique in its own pid namespace, and the node's numbers must be among the machine's. If not, a process ended between the
    // readings.
    private static IReadOnlyList<int> FindAbove(PodProcess process, MachineView? machine) =>
        machine is not null && process.FindNamespace(NamespaceType.Pid) is { } own
        && machine.Processes.FirstOrDefault(seen => seen.PidNamespace == own.Inode && seen.PidsByLevel.Skip(machine.LevelsAbove).SequenceEqual(process.PidsByLevel)) is { } found
            ? [.. found.PidsByLevel.Take(machine.LevelsAbove)] : [];
}
