namespace PodLab.Rendering.Drawings;

/// <summary>Places bars and their words.</summary>
internal static class BarPlacer
{
    private const double LabelWidth = 110;
    private const double NumberWidth = 90;
    private const double Thickness = 12;

    public static void Place(BarList list, DrawingLayout layout, double x, double y, double width, Role role)
    {
        var perCount = (width - LabelWidth - NumberWidth) / list.Greatest;
        foreach (var group in list.Groups)
        {
            PlaceWords(layout, group.Label, Font.Mark, x, y, width, role);
            y += BarList.GroupHeight;
            foreach (var bar in group.Bars)
            {
                var length = bar.Value * perCount;
                PlaceWords(layout, bar.Label, Font.Note, x + Spacing.BetweenTags, y, LabelWidth - Spacing.BetweenTags, role);
                if (length > 0)
                {
                    layout.Add(new PlacedBox(x + LabelWidth, y + 2, length, Thickness, 2, bar.Role, IsDashed: false, IsTag: true));
                }

                var behind = x + LabelWidth + length + Spacing.BetweenTags;
                PlaceWords(layout, bar.Number, Font.Note, behind, y, NumberWidth - Spacing.BetweenTags, role);
                y += BarList.BarHeight;
            }
        }
    }

    private static void PlaceWords(DrawingLayout layout, string text, Font font, double x, double y, double room, Role role)
    {
        foreach (var line in LineFitter.Fit(text, font, room, 1))
        {
            layout.Add(new PlacedText(x, y + font.Size, room, line, text, font, role));
        }
    }
}
