using PodLab.Clusters;

namespace PodLab.Anatomy;

/// <summary>One run of a container: from the start of its first process to the end. The pod's status has the times in whole seconds.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">When it ended; null while it's running.</param>
/// <param name="ExitCode">Its exit code, or 128 plus the signal's number if a signal ended it; null while it's running.</param>
public sealed record ContainerLife(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int? ExitCode)
{
    /// <summary>
    /// The runs of a container in these readings of its pod, from the first to the last. A status has at most two, the current one and the one
    /// before. For more, read the pod several times.
    /// </summary>
    internal static IReadOnlyList<ContainerLife> Of(string container, IEnumerable<V1Pod> readings) =>
    [
        .. readings.Select(pod => PodContainers.FindStatus(pod, container)).OfType<V1ContainerStatus>()
            .SelectMany(status => new[] { status.LastState, status.State }).Select(Find).OfType<ContainerLife>()
            .GroupBy(life => life.StartedAt)
            .Select(sameLife => sameLife.FirstOrDefault(life => life.EndedAt is not null) ?? sameLife.First())
            .OrderBy(life => life.StartedAt),
    ];

    private static ContainerLife? Find(V1ContainerState? state) => state switch
    {
        { Terminated: { StartedAt: { } started, FinishedAt: { } ended } end } => new(started, ended, end.ExitCode),
        { Running.StartedAt: { } started } => new(started, null, null),
        _ => null,
    };
}
