using k8s;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The supervisor's memory of a pod between two looks at it; everything else is in the runtime and the files.</summary>
internal sealed class PodMemory
{
    public CrashBackoff Backoff { get; } = new();

    /// <summary>The reasons why containers wait, by name.</summary>
    public Dictionary<string, WaitingReason> WaitingReasons { get; } = [];

    /// <summary>The reason why there is no sandbox; null if there is one.</summary>
    public WaitingReason? SandboxWaitingReason { get; set; }

    /// <summary>The last published status; after a restart of the supervisor, it is read from the file.</summary>
    public V1PodStatus? Status { get; set; }

    public bool HasEnded => Status?.Phase is "Succeeded" or "Failed";
}

/// <summary>
/// The delay before the next start of a container that keeps ending: none the first time, then 10 s, doubling up to five minutes. Ten minutes without
/// a crash reset it. (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy">restart policy</see>.)
/// </summary>
internal sealed class CrashBackoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GoodBehaviour = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, TimeSpan> _delays = [];

    /// <summary>The delay before the next start, counted from the end of the last run of that length.</summary>
    public TimeSpan DelayAfter(string container, TimeSpan lastRun) =>
        lastRun >= GoodBehaviour ? TimeSpan.Zero : _delays.GetValueOrDefault(container);

    /// <summary>Records that the container restarts after a run of that length.</summary>
    public void NoteRestart(string container, TimeSpan lastRun)
    {
        var last = DelayAfter(container, lastRun);
        _delays[container] = last == TimeSpan.Zero ? Shortest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, last.Ticks * 2));
    }
}

/// <summary>Writes a pod's status file if, and only if, the status changed.</summary>
internal static class StatusPublisher
{
    public static void Publish(V1Pod pod, V1PodStatus status, PodMemory memory, NodeFolder folder)
    {
        if (memory.Status is { } last && folder.FindStatus(NodeFolder.KeyOf(pod)) is not null
            && KubernetesJson.Serialize(last) == KubernetesJson.Serialize(status))
        {
            return;
        }

        memory.Status = status;
        folder.WriteStatus(pod with { Status = status });
    }
}
