namespace PodLab.Setup.Export;

/// <summary>Text in a fenced block of Markdown, regardless of its content.</summary>
internal static class CodeFence
{
    private const int Shortest = 3;

    /// <summary>The block. Its fence is longer than any row of backticks in the text, so the text can't end it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language: <c>csharp</c>, <c>text</c>.</param>
    public static string Around(string text, string language)
    {
        var fence = new string('`', Math.Max(Shortest, LongestRow(text) + 1));
        return $"{fence}{language}\n{text.ReplaceLineEndings("\n").TrimEnd('\n')}\n{fence}\n";
    }

    private static int LongestRow(string text)
    {
        var (longest, row) = (0, 0);
        foreach (var character in text)
        {
            row = character == '`' ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }
}
