namespace PodLab.Rendering;

/// <summary>
/// Shortens long text. It's cut between visible characters, never within one, such as an emoji of two code units, or a letter and
/// its accent.
/// </summary>
public static class ShortText
{
    /// <summary>The default maximum number of characters in a table cell or a box.</summary>
    public const int DefaultLength = 96;

    private const string Cut = " … ";

    // No character in real use is longer.
    private const int LongestCharacter = 64;

    /// <summary>
    /// A command line, cut in the middle: its beginning names the program, and its end often says what it works on. Short text stays
    /// unchanged.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="length">The maximum length of the result, in code units.</param>
    public static string Of(string text, int length = DefaultLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Cut.Length + 2);
        if (text.Length <= length)
        {
            return text;
        }

        var tailLength = (length - Cut.Length) / 3;
        var head = text.AsSpan(0, EndOfHead(text, length - Cut.Length - tailLength));
        var tail = head.Length;
        while (tail < text.Length - tailLength)
        {
            tail += FirstCharacter(text.AsSpan(tail));
        }

        return $"{head.TrimEnd()}{Cut}{text.AsSpan(tail).TrimStart()}";
    }

    /// <summary>A quotation, cut at its end: its beginning, and an ellipsis. Short text stays unchanged.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="length">The maximum length of the kept part, in code units.</param>
    public static string StartOf(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length ? text : $"{text.AsSpan(0, EndOfHead(text, length))}…";
    }

    /// <summary>The length of the first visible character; for one that's endless, the length of its first code point.</summary>
    internal static int FirstCharacter(ReadOnlySpan<char> text) =>
        StringInfo.GetNextTextElementLength(text[..Math.Min(text.Length, LongestCharacter + 1)]) is <= LongestCharacter and var length ? length
        : char.IsHighSurrogate(text[0]) && char.IsLowSurrogate(text[1]) ? 2 : 1;

    private static int EndOfHead(string text, int length)
    {
        var end = 0;
        for (var next = 0; next <= length; next += FirstCharacter(text.AsSpan(next)))
        {
            end = next;
        }

        return end;
    }
}
