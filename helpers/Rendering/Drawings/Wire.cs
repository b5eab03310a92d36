namespace PodLab.Rendering.Drawings;

/// <summary>An end of a line along the edge of a box.</summary>
internal sealed class Plug(LinkEnd end, int row, int column, bool isBelow)
{
    private const double Widest = 260;

    public LinkEnd End { get; } = end;

    public int Row { get; } = row;

    public int Column { get; } = column;

    /// <summary>Whether it's on the box's lower edge, not on the upper one.</summary>
    public bool IsBelow { get; } = isBelow;

    public double Width { get; set; } = Math.Min(Widest, TagLines.Width(end.Tag));

    public double Left { get; set; }

    public double Center => Left + (Width / 2);
}

/// <summary>A line and its two ends.</summary>
internal sealed record Wire(Link Link, Plug From, Plug To)
{
    public const double LabelPadding = 8;

    /// <summary>The number of the row that it runs below.</summary>
    public int Gutter { get; } = Math.Min(From.Row, To.Row);

    /// <summary>Its number among the parallel lines in that gutter.</summary>
    public int Lane { get; set; }

    public double LabelWidth => Link.Label.Length == 0
        ? 0
        : Math.Min(240, FontWidths.Measure(DisplayText.Clean(Link.Label), Font.Note) + (2 * LabelPadding));
}
