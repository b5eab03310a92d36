namespace PodLab.Commands;

/// <summary>Walks through captured output without copying it.</summary>
internal static class OutputLines
{
    /// <summary>
    /// The lines as the tools separate them: only by line feeds. (.NET's own <c>EnumerateLines</c> also breaks at U+2028, form feed and others,
    /// which a command line may contain.) An empty rest after the last line feed isn't a line.
    /// </summary>
    public static OutputLineEnumerator EnumerateOutputLines(this ReadOnlySpan<char> output) => new(output);

    /// <summary>Removes the next word, with the blanks before it, from the text.</summary>
    public static ReadOnlySpan<char> NextWord(this ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart(' ');
        var end = text.IndexOf(' ');
        var word = end < 0 ? text : text[..end];
        text = text[word.Length..];
        return word;
    }
}
