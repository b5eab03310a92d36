using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Charts of horizontal bars: for each thing a bar a series.</summary>
internal static class BarChart
{
    /// <summary>The chart: as a picture, and as a figure where one can be made.</summary>
    /// <param name="title">What the chart is.</param>
    /// <param name="summary">What is to be seen, in a sentence.</param>
    /// <param name="series">What is counted of each thing.</param>
    /// <param name="labels">The things, from top to bottom; captured text may be given as it is.</param>
    public static Chart Of(string title, string summary, IReadOnlyList<BarSeries> series, IReadOnlyList<string> labels)
    {
        var bars = new BarList(
            [.. labels.Select((label, i) => new BarGroup(label, [.. series.Select(one => new Bar(one.Name, one.Values[i], one.Role))]))]);
        var root = new Panel(Role.Paper, [new TextBlock(title, TextStyle.Title, MaximumLines: 2), new TextBlock(summary, TextStyle.Note), bars]);
        return Chart.Of(new Drawing(title, summary, root), FigureFactory.Bars(title, labels, series));
    }
}

/// <summary>What is counted of each thing in a bar chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is in the drawing: its color.</param>
/// <param name="Values">A value for each thing.</param>
internal sealed record BarSeries(string Name, Role Role, IReadOnlyList<double> Values);
