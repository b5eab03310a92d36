namespace PodLab.Rendering.Drawings;

/// <summary>Periods of time in one row, each at its start and with its length, with their words below.</summary>
/// <param name="Label">The thing that they belong to. Captured text is allowed unchanged.</param>
/// <param name="Spans">The periods, from early to late.</param>
/// <param name="Whole">The length of the whole row: the same for all rows of a drawing.</param>
public sealed record SpanRow(string Label, IReadOnlyList<Span> Spans, double Whole) : Block
{
    internal const double LabelHeight = 22;
    internal const double BarHeight = 22;
    internal const int WordLines = 3;

    internal string Words => string.Join(" · ", Spans.Select(span => span.Words));

    internal double Height(double width) =>
        LabelHeight + BarHeight + (LineFitter.Fit(Words, Font.Note, width, WordLines).Count * Font.Note.LineHeight);
}

/// <summary>A period of time.</summary>
/// <param name="Kind">Its kind, such as <c>runs</c>. Periods of one kind have one color.</param>
/// <param name="From">Its start.</param>
/// <param name="Length">Its length.</param>
/// <param name="Words">The words about it.</param>
/// <param name="Role">Its role in the drawing.</param>
public sealed record Span(string Kind, double From, double Length, string Words, Role Role);
