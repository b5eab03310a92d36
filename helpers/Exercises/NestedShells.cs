using PodLab.Anatomy;
using static PodLab.Nodes.NamespaceType;

namespace PodLab.Exercises;

/// <summary>
/// The subject of lesson 08: pod <c>demonest</c>, and what shells one to four made in its pid namespace. Level 1 is the node, level 2 the container.
/// </summary>
/// <param name="Pod">The pod.</param>
/// <param name="Machine">The machine's view of the node's processes.</param>
/// <param name="Processes">All processes of the node.</param>
/// <param name="Nap">The seconds that the process <c>sleep</c> at level 3 sleeps. The one at level 4 sleeps one second more.</param>
/// <param name="OnePid">Shell one's PID on the node; null while it isn't open.</param>
/// <param name="TwoPid">Shell two's.</param>
/// <param name="ThreePid">Shell three's.</param>
/// <param name="FourPid">Shell four's.</param>
internal sealed record NestedShells(
    PodAnatomy Pod, MachineView Machine, IReadOnlyList<ProcessDetail> Processes, int Nap, int? OnePid, int? TwoPid, int? ThreePid, int? FourPid)
{
    // Prints every number that has a process. kill -0 sends no signal.
    private const string Probe = "for n in $(seq 2000); do kill -0 $n 2>/dev/null && [ $n != $$ ] && echo $n; done";

    /// <summary>The levels, counted from the node, whose processes a signal from level 3 reaches; empty if that wasn't tried.</summary>
    public IReadOnlySet<int> Reached { get; private init; } = new HashSet<int>();

    /// <summary>php, the container's first process.</summary>
    public ProcessLevels Php => ProcessLevels.Of(new ExaminedPod(Pod, []).App, Machine);

    /// <summary>The number of php's PIDs above the node's.</summary>
    public int Above => Php.Above.Count;

    /// <summary>The levels below the node that still have processes of the pod.</summary>
    /// <exception cref="PodLabException">Process 1 of level 3 is still running.</exception>
    public IReadOnlySet<int> LevelsLeft => FindSleep(Nap) is null && Level(TwoPid) < 3 ? Pod.Processes.Concat(Pod.Zombies).Select(process => process.PidsByLevel.Count).Where(level => level > 1).ToHashSet()
        : throw new PodLabException("Process 1 of level 3 is still running. Run the cell that ends it.");

    /// <summary>Reads the pod and the shells.</summary>
    /// <exception cref="PodLabException">The pod doesn't exist, or isn't running.</exception>
    public static async Task<NestedShells> ReadAsync(Lab lab, CancellationToken cancellation)
    {
        var pod = await lab.AnatomyAsync("demonest", cancellation: cancellation);
        var node = await lab.NodeOfAsync("demonest", cancellation: cancellation);
        return new(
            pod, await node.MachineViewAsync(cancellation), (await NodeSnapshotReader.ReadAsync(node, cancellation)).Processes,
            await lab.DrawAsync("nap", 2000, 8000, cancellation), Find("one"), Find("two"), Find("three"), Find("four"));

        int? Find(string shell) => Nodes.Shells.OpenShells.Find(shell, [node.Name])?.Pid;
    }

    /// <summary>The same, after process 1 of level 3 ended.</summary>
    /// <exception cref="PodLabException">It never ran, because the node refused to move shell two.</exception>
    public static async Task<NestedShells> ReadAfterEndAsync(Lab lab, CancellationToken cancellation) =>
        (await lab.GetShellAsync("two", cancellation)).RefusedMove is { } refusal ? throw new PodLabException(refusal) : await ReadAsync(lab, cancellation);

    /// <summary>The same, after trying which numbers have a process at level 3.</summary>
    /// <exception cref="PodLabException">Shell two isn't at level 3.</exception>
    public static async Task<NestedShells> ProbeAsync(Lab lab, CancellationToken cancellation)
    {
        var seen = await ReadAsync(lab, cancellation);
        var two = seen.Get(seen.TwoPid, 3, "Shell two");
        string[] probe = ["nsenter", "--target", $"{two.Process.Pid}", "--pid", "--", "sh", "-c", Probe];
        var answered = (await (await lab.NodeOfAsync("demonest", cancellation: cancellation)).ExecuteAsync(probe, cancellation)).StandardOutput.Split('\n');
        return seen with
        {
            Reached = seen.Processes.Where(process => seen.FindNumber(process, two) is { } number && answered.Contains(number.ToString(CultureInfo.InvariantCulture)))
                .Select(process => process.PidsByLevel.Count).ToHashSet(),
        };
    }

    /// <summary>Shell one's process.</summary>
    /// <exception cref="PodLabException">It isn't in the container's pid namespace.</exception>
    public ProcessDetail One => Get(OnePid, 2, "Shell one");

    /// <summary>The PID of shell one's parent in shell one's pid namespace; 0 if it has none there.</summary>
    public int ParentSeenByOne => Parent(One) is { } parent && parent.PidsByLevel.Count >= 2 ? parent.PidsByLevel[1] : 0;

    /// <summary>The parent of a process; null if the parent isn't one of the node's processes.</summary>
    public ProcessDetail? Parent(ProcessDetail of) => Processes.FirstOrDefault(process => process.Process.Pid == of.Process.ParentPid);

    /// <summary>The orphan: the process <c>sleep</c> of level 3.</summary>
    /// <exception cref="PodLabException">There is none.</exception>
    public ProcessDetail Orphan => Sleep(Nap, 3);

    /// <summary>The process <c>sleep</c> of level 4.</summary>
    /// <exception cref="PodLabException">There is none.</exception>
    public ProcessDetail Innermost => Sleep(Nap + 1, 4);

    private ProcessDetail Sleep(int seconds, int level) => FindSleep(seconds) is { } sleep && sleep.PidsByLevel.Count == level ? sleep
        : throw new PodLabException($"sleep {seconds} isn't running at level {level}. Run the cell that starts it, and those above it.");

    private ProcessDetail? FindSleep(int seconds) => Processes.LastOrDefault(process => process.Process.Command == $"sleep {seconds}");

    private int Level(int? pid) => Processes.FirstOrDefault(process => process.Process.Pid == pid)?.PidsByLevel.Count ?? 0;

    private ProcessDetail Get(int? pid, int level, string who) => Processes.FirstOrDefault(process => process.Process.Pid == pid) is { } found && found.PidsByLevel.Count == level
        ? found : throw new PodLabException($"{who} isn't at level {level}. Run the cell that moves it, and those above it.");

    // A process of level 4 is in level 3's namespace through its ancestors. Only shell four made one.
    private int? FindNumber(ProcessDetail process, ProcessDetail two) => process.PidsByLevel.Count >= 3
        && (process.Namespaces.GetValueOrDefault(Pid) == two.Namespaces.GetValueOrDefault(Pid) || process.Process.Pid == FourPid || process.Process.Command == $"sleep {Nap + 1}")
            ? process.PidsByLevel[2] : null;
}
