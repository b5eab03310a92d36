using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Charts of events over time: each thing has a row of periods.</summary>
internal static class SpanChart
{
    /// <summary>The chart as a picture, and also as a figure if one can be made.</summary>
    /// <param name="title">The chart's title.</param>
    /// <param name="summary">A sentence that describes the chart's content.</param>
    /// <param name="rows">The rows, from top to bottom. All are as long as the longest.</param>
    public static Chart Of(string title, string summary, IReadOnlyList<SpanRow> rows)
    {
        Block[] words = [new TextBlock(title, TextStyle.Title, MaximumLines: 2), new TextBlock(summary, TextStyle.Note, MaximumLines: 3)];
        return Chart.Of(new Drawing(title, summary, new Panel(Role.Paper, [.. words, .. rows])), FigureFactory.Spans(title, rows));
    }
}
