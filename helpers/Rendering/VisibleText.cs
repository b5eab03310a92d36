namespace PodLab.Rendering;

/// <summary>
/// Makes captured text safe to display. A line break, an escape sequence or a mark that changes the direction of writing could make a
/// command line look like another row. They become visible signs, so nothing is hidden and nothing is lost.
/// </summary>
public static class VisibleText
{
    private const int FirstControlPicture = 0x2400;
    private const char DeleteCharacter = '\u007f';
    private const char DeletePicture = '\u2421';

    /// <summary>The text with control characters as pictures (<c>␊</c>) and invisible ones as escapes (<c>\u202e</c>); one line.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : Replace(text);
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static string Replace(string text)
    {
        var visible = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control when rune.Value < ' ' => visible.Append((char)(FirstControlPicture + rune.Value)),
                UnicodeCategory.Control when rune.Value == DeleteCharacter => visible.Append(DeletePicture),
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                    visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => visible.Append(rune.ToString()),
            };
        }

        return visible.ToString();
    }
}
