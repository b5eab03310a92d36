using PodLab.Clusters;
using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>The runs of a pod's containers and the waits between them, above those of its sandbox.</summary>
internal static class PodLives
{
    /// <summary>The chart.</summary>
    /// <param name="readings">The pod at several moments, the last of them now.</param>
    /// <param name="sandboxes">The sandboxes of its node.</param>
    /// <param name="now">The current time.</param>
    public static Chart Of(IReadOnlyList<V1Pod> readings, IEnumerable<RuntimeSandbox> sandboxes, DateTimeOffset now)
    {
        var pod = readings[^1];
        var containers = pod.Spec.Containers
            .Select(container => (container.Name, Lives: ContainerLife.Of(container.Name, readings), Status: PodContainers.FindStatus(pod, container.Name))).ToList();
        var pauses = SandboxLives([.. sandboxes.Where(sandbox => sandbox.Uid == pod.Metadata.Uid).OrderBy(sandbox => sandbox.CreatedAt)]);
        DateTimeOffset[] moments = [.. containers.SelectMany(container => container.Lives).Concat(pauses).SelectMany(life => new[] { life.StartedAt, life.EndedAt ?? life.StartedAt })];
        if (moments.Length == 0)
        {
            throw new PodLabException($"Nothing of pod {pod.Metadata.Name} has run yet. Wait for it: await lab.WaitUntilReadyAsync(\"{pod.Metadata.Name}\").");
        }

        // The node's clock may be ahead of this one.
        var time = new TimeScale(moments.Min(), moments.Append(now).Max());
        List<SpanRow> rows =
        [
            .. containers.Select(container => time.Row($"container {container.Name}", [.. ContainerSpans(time, container.Lives, container.Status)])),
            .. pauses.Count == 0 ? [] : (SpanRow[])[time.Row("the pod's sandbox: pause", [.. pauses.Select(life => time.Life(life))])],
        ];
        var counts = containers.Select(container => $"{container.Name} ran {Counted.Times(container.Lives.Count)}");
        return SpanChart.Of(
            $"Pod {pod.Metadata.Name}: when its containers ran, and when they waited",
            $"In {TimeScale.Seconds(time.Whole)}, {string.Join(", ", counts)}{(pauses.Count == 0 ? "" : $", and pause ran {Counted.Times(pauses.Count)}")}.",
            rows);
    }

    private static IEnumerable<Span> ContainerSpans(TimeScale time, IReadOnlyList<ContainerLife> lives, V1ContainerStatus? status)
    {
        for (var i = 0; i < lives.Count; i++)
        {
            yield return time.Life(lives[i]);
            if (lives[i].EndedAt is { } ended && (i + 1 < lives.Count || status?.State?.Running is null))
            {
                yield return time.Wait(ended, i + 1 < lives.Count ? lives[i + 1].StartedAt : time.End, status?.State?.Waiting?.Reason);
            }
        }
    }

    // The container runtime doesn't report when a sandbox ended: at the latest, when the next one was created.
    private static List<ContainerLife> SandboxLives(IReadOnlyList<RuntimeSandbox> sandboxes) =>
        [.. sandboxes.Select((sandbox, i) => new ContainerLife(sandbox.CreatedAt, sandboxes.ElementAtOrDefault(i + 1)?.CreatedAt, null))];
}

/// <summary>The time range of a chart, from its first to its last moment, in seconds.</summary>
internal sealed record TimeScale(DateTimeOffset Start, DateTimeOffset End)
{
    public double Whole => Math.Max(1, (End - Start).TotalSeconds);

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s");

    public SpanRow Row(string label, IReadOnlyList<Span> spans) => new(label, spans, Whole);

    public Span Life(ContainerLife life)
    {
        var words = life switch
        {
            { EndedAt: null } => "still running",
            { ExitCode: { } code } => $"ended with exit code {code}",
            _ => "ended",
        };
        return Span("runs", life.StartedAt, life.EndedAt ?? End, words, Role.Part);
    }

    public Span Wait(DateTimeOffset from, DateTimeOffset to, string? reason) =>
        Span("waits", from, to, to == End && reason is not null ? reason : "waited to restart", Role.Notice);

    private Span Span(string kind, DateTimeOffset from, DateTimeOffset to, string words, Role role)
    {
        var (begin, length) = ((from - Start).TotalSeconds, (to - from).TotalSeconds);
        return new(kind, begin, length, $"{Seconds(begin)} to {Seconds(begin + length)}: {words}", role);
    }
}
