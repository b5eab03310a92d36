namespace PodLab.Rendering.Drawings;

/// <summary>Makes a text fit a width: on several lines if allowed, with its middle cut out if necessary.</summary>
internal static class LineFitter
{
    // No line of a picture is longer, so a text of 100 KB doesn't have to be measured in full.
    private const int LongestLine = 400;
    private const int ShortestCut = 5;

    public static IReadOnlyList<string> Fit(string text, Font font, double width, int maximumLines)
    {
        var shown = DisplayText.Clean(text.Length <= LongestLine * maximumLines ? text : ShortText.Of(text, LongestLine * maximumLines));
        var lines = Wrap(shown, font, width);
        if (lines.Count <= maximumLines)
        {
            return lines;
        }

        // Finds the longest cut that fits, by binary search: a longer text never takes fewer lines.
        var (fits, tooLong) = (ShortestCut, shown.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = Wrap(ShortText.Of(shown, middle), font, width).Count <= maximumLines ? (middle, tooLong) : (fits, middle);
        }

        return [.. Wrap(ShortText.Of(shown, fits), font, width).Take(maximumLines)];
    }

    private static List<string> Wrap(string text, Font font, double width)
    {
        var lines = new List<string>();
        var rest = text.Trim(' ');
        while (rest.Length > 0)
        {
            var end = EndOfLine(rest, font, width);
            lines.Add(rest[..end].TrimEnd(' '));
            rest = rest[end..].TrimStart(' ');
        }

        return lines;
    }

    private static int EndOfLine(string text, Font font, double width)
    {
        var (end, used, lastSpace) = (0, 0.0, 0);
        while (end < text.Length)
        {
            var character = text.AsSpan(end, ShortText.FirstCharacter(text.AsSpan(end)));
            used += FontWidths.Measure(character, font);
            if (used > width && end == 0)
            {
                // This part belongs together, but it's wider than the line.
                return char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1;
            }

            if (used > width)
            {
                // A break at a space reads better, unless it leaves the line nearly empty.
                return lastSpace > end / 2 ? lastSpace : end;
            }

            end += character.Length;
            lastSpace = character is " " ? end : lastSpace;
        }

        return end;
    }
}
