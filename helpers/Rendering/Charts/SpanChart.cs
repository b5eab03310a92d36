using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Charts of what happened when: for each thing a row of stretches of time.</summary>
internal static class SpanChart
{
    /// <summary>The chart: as a picture, and as a figure where one can be made.</summary>
    /// <param name="title">What the chart is.</param>
    /// <param name="summary">What is to be seen, in a sentence.</param>
    /// <param name="rows">The rows, from top to bottom. All are as long as the longest.</param>
    public static Chart Of(string title, string summary, IReadOnlyList<SpanRow> rows)
    {
        Block[] words = [new TextBlock(title, TextStyle.Title, MaximumLines: 2), new TextBlock(summary, TextStyle.Note, MaximumLines: 3)];
        return Chart.Of(new Drawing(title, summary, new Panel(Role.Paper, [.. words, .. rows])), FigureFactory.Spans(title, rows));
    }
}
