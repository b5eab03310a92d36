namespace PodLab.Rendering.Drawings;

/// <summary>Spreads the tags of a row over lines.</summary>
internal static class TagLines
{
    /// <summary>The tags with their widths, line by line. No tag is wider than the available room.</summary>
    public static IReadOnlyList<IReadOnlyList<(Tag Tag, double Width)>> Of(TagRow row, double room)
    {
        var lines = new List<List<(Tag, double)>>();
        var used = double.MaxValue;
        foreach (var tag in row.Tags)
        {
            var width = Math.Min(room, Width(tag));
            if (used + Spacing.BetweenTags + width > room)
            {
                lines.Add([]);
                used = -Spacing.BetweenTags;
            }

            lines[^1].Add((tag, width));
            used += Spacing.BetweenTags + width;
        }

        return lines;
    }

    public static double Height(TagRow row, double room)
    {
        var lines = Of(row, room).Count;
        return Font.Note.LineHeight + 4 + (lines * Spacing.TagHeight) + (Math.Max(0, lines - 1) * Spacing.BetweenTags);
    }

    public static string Top(Tag tag) => $"{tag.Symbol} {tag.Name}";

    /// <summary>The width of a tag with all the room it needs.</summary>
    public static double Width(Tag tag)
    {
        var top = FontWidths.Measure(Top(tag), Font.TagName) + (tag.Note.Length > 0 ? NoteWidth(tag) : 0);
        return Math.Ceiling(Math.Max(top, FontWidths.Measure(tag.Detail, Font.TagDetail)) + (2 * Spacing.TagPadding));
    }

    private static double NoteWidth(Tag tag) => FontWidths.Measure(DisplayText.Clean(tag.Note), Font.Note) + 8;
}
