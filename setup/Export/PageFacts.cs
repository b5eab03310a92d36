namespace PodLab.Setup.Export;

/// <summary>The facts about the run in an exported notebook's first lines; null facts are left out.</summary>
/// <param name="RanAt">The start of the run.</param>
/// <param name="Duration">The time that all its cells took.</param>
/// <param name="ToolVersion">The version of PodLab that wrote it.</param>
internal sealed record PageFacts(DateTimeOffset? RanAt = null, TimeSpan? Duration = null, string? ToolVersion = null)
{
    /// <summary>The content of the page.</summary>
    public string What { get; init; } = "An executed notebook";

    /// <summary>The facts that an executed notebook contains itself: when its cells began and ended.</summary>
    public static PageFacts Of(Notebook notebook, string? toolVersion)
    {
        CellTiming[] runs = [.. notebook.Cells.Select(cell => cell.Timing).OfType<CellTiming>()];
        return runs.Length == 0
            ? new(ToolVersion: toolVersion)
            : new(runs.Min(run => run.Began), TimeSpan.FromTicks(runs.Sum(run => run.Duration.Ticks)), toolVersion);
    }

    /// <summary>The facts as a line: <c>An executed notebook · 23 November 2026, 08:05 UTC · ran 3.2 s</c>.</summary>
    public string Words()
    {
        string?[] words =
        [
            What,
            RanAt?.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
            Duration is { } duration ? $"ran {Words(duration)}" : null,
            string.IsNullOrEmpty(ToolVersion) ? null : $"PodLab {ToolVersion}",
        ];
        return string.Join(" · ", words.OfType<string>());
    }

    /// <summary>A duration as people write it: 12 ms, 0.31 s, 4.2 s, 2 min 05 s.</summary>
    public static string Words(TimeSpan duration)
    {
        FormattableString words = duration.TotalSeconds switch
        {
            < 0.0995 => $"{duration.TotalMilliseconds:0} ms",
            < 0.995 => $"{duration.TotalSeconds:0.00} s",
            < 59.95 => $"{duration.TotalSeconds:0.0} s",
            _ => $"{(int)duration.TotalMinutes} min {duration.Seconds:00} s",
        };
        return FormattableString.Invariant(words);
    }
}

/// <summary>The format of an exported notebook.</summary>
internal enum ExportFormat
{
    /// <summary>One page that opens anywhere.</summary>
    Html,

    /// <summary>A Markdown file for GitHub, with its pictures in a folder beside it.</summary>
    Markdown,
}
