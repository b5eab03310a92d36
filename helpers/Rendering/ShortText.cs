namespace PodLab.Rendering;

/// <summary>Long command lines, cut in the middle: their beginning says which program, their end often what it works on.</summary>
public static class ShortText
{
    /// <summary>How many characters a table cell or a box shows at most, unless told otherwise.</summary>
    public const int DefaultLength = 96;

    private const string Cut = " … ";

    /// <summary>The text itself if it is short enough; else its beginning, an ellipsis and its end.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="length">The greatest length of the result.</param>
    public static string Of(string text, int length = DefaultLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Cut.Length + 2);
        if (text.Length <= length)
        {
            return text;
        }

        var tailLength = (length - Cut.Length) / 3;
        var head = text.AsSpan(0, length - Cut.Length - tailLength);
        var tail = text.AsSpan(text.Length - tailLength);

        // Half of a surrogate pair is no character.
        head = char.IsHighSurrogate(head[^1]) ? head[..^1] : head;
        tail = tail.Length > 0 && char.IsLowSurrogate(tail[0]) ? tail[1..] : tail;
        return $"{head.TrimEnd()}{Cut}{tail.TrimStart()}";
    }

    /// <summary>The text itself if it is short enough; else its beginning and an ellipsis.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="length">The greatest number of UTF-16 units that are kept. A character is kept whole or not at all.</param>
    /// <param name="ellipsis">What follows the beginning.</param>
    public static string Beginning(string text, int length, string ellipsis = "…")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return text.Length <= length ? text : $"{text.AsSpan(0, char.IsSurrogatePair(text, length - 1) ? length - 1 : length)}{ellipsis}";
    }
}
