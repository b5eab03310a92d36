using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Charts of horizontal bars: each thing has one bar per series.</summary>
internal static class BarChart
{
    /// <summary>The chart as a picture, and also as a figure if one can be made.</summary>
    /// <param name="title">The chart's title.</param>
    /// <param name="summary">A sentence that describes the chart's content.</param>
    /// <param name="series">The values to count for each thing.</param>
    /// <param name="labels">The things, from top to bottom. Captured text is allowed unchanged.</param>
    public static Chart Of(string title, string summary, IReadOnlyList<BarSeries> series, IReadOnlyList<string> labels)
    {
        var bars = new BarList(
            [.. labels.Select((label, i) => new BarGroup(label, [.. series.Select(one => new Bar(one.Name, one.Values[i], one.Role))]))]);
        var root = new Panel(Role.Paper, [new TextBlock(title, TextStyle.Title, MaximumLines: 2), new TextBlock(summary, TextStyle.Note), bars]);
        return Chart.Of(new Drawing(title, summary, root), FigureFactory.Bars(title, labels, series));
    }
}

/// <summary>A series in a bar chart: one value for each thing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">Its role in the drawing, which gives its color.</param>
/// <param name="Values">A value for each thing.</param>
internal sealed record BarSeries(string Name, Role Role, IReadOnlyList<double> Values);
