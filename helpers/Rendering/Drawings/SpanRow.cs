namespace PodLab.Rendering.Drawings;

/// <summary>Stretches of time in one row, each where it begins and as long as it takes, with their words below.</summary>
/// <param name="Label">Whose they are; captured text may be given as it is.</param>
/// <param name="Spans">The stretches, from early to late.</param>
/// <param name="Whole">How long the whole row is: the same for all rows of a drawing.</param>
public sealed record SpanRow(string Label, IReadOnlyList<Span> Spans, double Whole) : Block
{
    internal const double LabelHeight = 22;
    internal const double BarHeight = 22;
    internal const int WordLines = 3;

    internal string Words => string.Join(" · ", Spans.Select(span => span.Words));

    internal double Height(double width) =>
        LabelHeight + BarHeight + (LineFitter.Fit(Words, Font.Note, width, WordLines).Count * Font.Note.LineHeight);
}

/// <summary>A stretch of time.</summary>
/// <param name="Kind">What it is one of: <c>runs</c>. Stretches of one kind have one color.</param>
/// <param name="From">When it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Words">What is said of it.</param>
/// <param name="Role">What it is in the drawing.</param>
public sealed record Span(string Kind, double From, double Length, string Words, Role Role);
