using PodLab.Clusters;

namespace PodLab.Exercises;

/// <summary>Subjects about the end of a container, and its effects.</summary>
internal static class EndsOfContainers
{
    // The inner shell ends at once, and its child is an orphan until it also ends.
    private static readonly string[] _leaveAnOrphan = ["sh", "-c", "sh -c 'sleep 0.1 &' >/dev/null 2>&1; sleep 0.3"];

    /// <summary>The signals of the first process of a pod's container <c>demox</c>.</summary>
    public static Subject<ProcessSignals> SignalsOf(string pod) => async (lab, cancellation) =>
    {
        var process = new ExaminedPod(await lab.AnatomyAsync(pod, cancellation: cancellation), []).App;
        var status = await (await lab.NodeOfAsync(pod, cancellation: cancellation)).StatusAsync(process.Pid, cancellation);
        return new(Signals("SigCgt"), Signals("SigIgn"));

        HashSet<int> Signals(string field) => [.. status.Signals(field).Select(signal => SignalMask.FindNumber(signal)!.Value)];
    };

    /// <summary>The state of a pod's pause process; null if the pod has none.</summary>
    public static Subject<PauseAtRest?> PauseOf(string pod) => async (lab, cancellation) =>
    {
        if ((await lab.AnatomyAsync(pod, cancellation: cancellation)).Pause?.FirstProcess is not { } pause)
        {
            return null;
        }

        var node = await lab.NodeOfAsync(pod, cancellation: cancellation);
        var stat = (await node.StatsAsync(pause.Pid)).Single<ProcessStat>();
        var uptime = (await node.ExecuteAsync(["cat", "/proc/uptime"], cancellation)).EnsureSuccess().StandardOutput.Split(' ')[0];
        return new(stat, TimeSpan.FromSeconds(double.Parse(uptime, CultureInfo.InvariantCulture)) - stat.StartedAfterBoot);
    };

    /// <summary>The restarts of a pod's container <c>demox</c>, and the wait before the current or last one.</summary>
    public static Subject<RestartCounts> RestartsOf(string pod) => async (lab, cancellation) =>
    {
        var found = (await lab.PodsAsync(cancellation: cancellation)).FirstOrDefault(row => row.Metadata.Name == pod)
            ?? throw new PodLabException($"Pod {pod} doesn't exist. Run the cell that applies it.");
        return RestartCounts.Of(found, "demox");
    };

    /// <summary>The zombies of two pods: the first pod's as they are, the second pod's after an orphan ended in it.</summary>
    public static Subject<Orphans> OrphansIn(string pod, string sharing) => async (lab, cancellation) =>
    {
        await lab.ExecAsync(sharing, "demox", _leaveAnOrphan, changes: true, cancellation: cancellation);
        var (keeping, reaping) = (await lab.AnatomyAsync(pod, cancellation: cancellation), await lab.AnatomyAsync(sharing, cancellation: cancellation));
        return keeping.Zombies.Any()
            ? new(keeping.Zombies.Count(), reaping.Zombies.Count(), reaping.Pause?.FirstProcess?.PidInside == 1)
            : throw new PodLabException($"Pod {pod} has no zombie to compare with. Run the cell that leaves an orphan in it.");
    };
}

/// <summary>Signals, by number.</summary>
/// <param name="Handled">The signals that a process has a handler for.</param>
/// <param name="Ignored">The signals that it ignores.</param>
internal sealed record ProcessSignals(IReadOnlySet<int> Handled, IReadOnlySet<int> Ignored)
{
    /// <summary>Signals in words: <c>USR1 and HUP</c>.</summary>
    public static string InWords(IEnumerable<int> signals) => WordList.Of(signals.Order().Select(SignalMask.NameOf));
}

/// <summary>A pause process.</summary>
/// <param name="Stat">Its state.</param>
/// <param name="Age">The time since it started.</param>
internal sealed record PauseAtRest(ProcessStat Stat, TimeSpan Age);

/// <summary>The number of a container's restarts, and the wait before the next one or the last one.</summary>
/// <param name="Restarts">The number in RESTARTS.</param>
/// <param name="Announced">The wait in seconds from the status, while the container waits.</param>
/// <param name="Measured">The seconds between its last end and its last start; null while it isn't running.</param>
internal sealed partial record RestartCounts(int Restarts, long? Announced, long? Measured)
{
    // The kubelet's steps: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
    private static readonly long[] _steps = [10, 20, 40, 80, 160, 300];

    /// <summary>The announced wait. The container may start a little later.</summary>
    /// <exception cref="PodLabException">It restarted at once.</exception>
    public long Wait => Announced ?? _steps.LastOrDefault(step => step <= Measured + 1) switch
    {
        0 => throw new PodLabException("demox didn't have to wait: it was restarted at once. Run the cell that ends it again, and then this one."),
        var step => step,
    };

    /// <summary>The part of a pod's status about one of its containers.</summary>
    /// <exception cref="PodLabException">The container doesn't exist.</exception>
    public static RestartCounts Of(V1Pod pod, string container)
    {
        PodContainers.EnsureExists(pod, container);
        var status = PodContainers.FindStatus(pod, container);
        return new(
            status?.RestartCount ?? 0,
            BackOff().Match(status?.State?.Waiting?.Message ?? "") is { Success: true } match ? (60 * Number(match.Groups[1])) + Number(match.Groups[2]) : null,
            status?.State?.Running?.StartedAt - status?.LastState?.Terminated?.FinishedAt is { } between ? (long)between.TotalSeconds : null);
    }

    private static long Number(Group group) => group.Success ? long.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    // As Go writes a duration: 10s, 1m20s, 5m0s.
    [GeneratedRegex(@"^back-off (?:(\d+)m)?(\d+)s ")]
    private static partial Regex BackOff();
}

/// <summary>Zombies in two pods.</summary>
/// <param name="Kept">The number in the pod in which each container has its own process numbers.</param>
/// <param name="Shared">The number in the pod in which the containers share process numbers.</param>
/// <param name="IsPauseFirst">Whether pause is process 1 of the second pod.</param>
internal sealed record Orphans(int Kept, int Shared, bool IsPauseFirst);
