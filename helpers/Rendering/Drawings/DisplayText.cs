using System.Globalization;
using System.Text;

namespace PodLab.Rendering.Drawings;

/// <summary>
/// Makes captured text fit to be shown on one line: what could break a line, reorder it or hide in it becomes visible as U+FFFD, so that
/// the picture shows that something was there.
/// </summary>
internal static class DisplayText
{
    private const int MarksInARow = 2;

    /// <summary>The text on one line, without control, format (right-to-left overrides among them), private and unassigned characters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = IsMark(category) ? marks + 1 : 0;
            if (marks <= MarksInARow)
            {
                clean.Append((IsShown(category) ? rune : Rune.IsWhiteSpace(rune) ? new Rune(' ') : Rune.ReplacementChar).ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>The text with its middle replaced by … if it is longer than that; both ends of a command line say most.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var elements = StringInfo.ParseCombiningCharacters(text);
        if (elements.Length <= length)
        {
            return text;
        }

        var tail = Math.Max(0, (length - 1) / 2);
        var head = Math.Max(0, length - 1 - tail);
        return tail == 0 ? $"{text[..elements[head]]}…" : $"{text[..elements[head]]}…{text[elements[^tail]..]}";
    }

    // Stacked marks climb out of their line, and more than a few in a row are no writing.
    private static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsShown(UnicodeCategory category) => category is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
