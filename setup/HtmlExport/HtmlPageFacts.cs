using System.Globalization;

namespace PodLab.Setup.HtmlExport;

/// <summary>What the page's first lines say of the run; what is null is not mentioned.</summary>
/// <param name="RanAt">When the run began.</param>
/// <param name="Duration">How long all its cells took.</param>
/// <param name="ToolVersion">Which PodLab made the page.</param>
internal sealed record HtmlPageFacts(DateTimeOffset? RanAt = null, TimeSpan? Duration = null, string? ToolVersion = null)
{
    /// <summary>The facts that an executed notebook knows itself: its cells say when they began and ended.</summary>
    public static HtmlPageFacts Of(PageNotebook notebook, string? toolVersion)
    {
        var runs = notebook.Cells.Select(cell => cell.Run).OfType<CellRunTime>().ToList();
        return runs.Count == 0
            ? new(ToolVersion: toolVersion)
            : new(runs.Min(run => run.Began), TimeSpan.FromTicks(runs.Sum(run => run.Duration.Ticks)), toolVersion);
    }

    /// <summary>The facts as a line: <c>An executed notebook · 23 November 2026, 08:05 UTC · ran 3.2 s</c>.</summary>
    public string Words()
    {
        var words = new List<string> { "An executed notebook" };
        if (RanAt is { } ranAt)
        {
            words.Add(ranAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture));
        }

        if (Duration is { } duration)
        {
            words.Add($"ran {Durations.Words(duration)}");
        }

        if (!string.IsNullOrEmpty(ToolVersion))
        {
            words.Add($"PodLab {ToolVersion}");
        }

        return string.Join(" · ", words);
    }
}
