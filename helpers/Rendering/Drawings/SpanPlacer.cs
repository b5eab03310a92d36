namespace PodLab.Rendering.Drawings;

/// <summary>Places periods of time and their words.</summary>
internal static class SpanPlacer
{
    private const double Thickness = 16;

    // Every period stays visible, no matter how short.
    private const double Shortest = 3;

    public static void Place(SpanRow row, DrawingLayout layout, double x, double y, double width, Role role)
    {
        PlaceWords(layout, row.Label, Font.Mark, 1, x, y, width, role);
        y += SpanRow.LabelHeight;
        foreach (var span in row.Spans)
        {
            var length = Math.Max(Shortest, span.Length / row.Whole * width);
            var left = Math.Min(span.From / row.Whole * width, width - length);
            layout.Add(new PlacedBox(x + left, y, length, Thickness, 2, span.Role, IsDashed: false, IsTag: true));
        }

        PlaceWords(layout, row.Words, Font.Note, SpanRow.WordLines, x, y + SpanRow.BarHeight, width, role);
    }

    private static void PlaceWords(DrawingLayout layout, string text, Font font, int maximumLines, double x, double y, double room, Role role)
    {
        foreach (var line in LineFitter.Fit(text, font, room, maximumLines))
        {
            layout.Add(new PlacedText(x, y + font.Size, room, line, text, font, role));
            y += font.LineHeight;
        }
    }
}
