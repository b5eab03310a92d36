namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// How long a container that keeps ending waits for its next start: not at all the first time, then 10 s, doubling up to five minutes;
/// ten minutes of running make good.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy">restart policy</see>.)
/// </summary>
internal sealed class CrashBackoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GoodBehaviour = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, TimeSpan> _delays = [];

    /// <summary>What the next start has to wait, counted from the end of the last run.</summary>
    public TimeSpan DelayOf(string container) => _delays.GetValueOrDefault(container);

    /// <summary>Notes that the container is started again after a run of that length.</summary>
    public void NoteRestart(string container, TimeSpan lastRun)
    {
        var last = lastRun >= GoodBehaviour ? TimeSpan.Zero : DelayOf(container);
        _delays[container] = last == TimeSpan.Zero ? Shortest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, last.Ticks * 2));
    }
}
