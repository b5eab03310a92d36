using PodLab.Clusters;

namespace PodLab.Anatomy;

/// <summary>One run of a container: from the start of its first process to the end of it. The pod's status has the times in whole seconds.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">When it ended; null while it runs.</param>
/// <param name="ExitCode">With what it ended, 128 and the signal's number if a signal ended it; null while it runs.</param>
public sealed record ContainerLife(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int? ExitCode)
{
    /// <summary>
    /// The runs of a container that these readings of its pod tell of, from the first to the last. A status has two at most, the present one
    /// and the one before: for more, the pod has to be read several times.
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
