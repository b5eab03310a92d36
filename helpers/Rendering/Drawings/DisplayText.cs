namespace PodLab.Rendering.Drawings;

/// <summary>Captured text for a picture, in which a glyph of unknown size could leave its box.</summary>
internal static class DisplayText
{
    private const int MarksInARow = 2;

    /// <summary>
    /// The text as <see cref="VisibleText"/>. Characters that no common font draws within a line's height and a few ems' width
    /// become U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        var visible = VisibleText.Of(text);
        if (Ascii.IsValid(visible))
        {
            return visible;
        }

        var clean = new StringBuilder(visible.Length);
        var marks = 0;
        foreach (var rune in visible.EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MarksInARow)
            {
                clean.Append((IsOrdinary(rune) ? rune : Rune.ReplacementChar).ToString());
            }
        }

        return clean.ToString();
    }

    // Scripts in common use, punctuation, arrows and boxes, emoji. Other ranges have glyphs that are ten letters wide (U+FDFD, cuneiform).
    private static bool IsOrdinary(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && rune.Value is (< 0x0870 or (>= 0x0900 and < 0x1000) or (>= 0x1e00 and < 0x2800) or (>= 0x3000 and < 0xa000)
            or (>= 0xac00 and < 0xd7a4) or (>= 0xff00 and < 0xfff0) or 0xfffd or (>= 0x1f300 and < 0x1fb00) or (>= 0x20000 and < 0x32000));
}
