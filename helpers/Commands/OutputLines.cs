namespace PodLab.Commands;

/// <summary>Walks through captured output without copying it.</summary>
internal static class OutputLines
{
    /// <summary>
    /// The lines as the tools part them: by line feeds alone. (.NET's own <c>EnumerateLines</c> also breaks at U+2028, form feed and others,
    /// which a command line may well contain.) What follows the last line feed is a line only if there is something.
    /// </summary>
    public static OutputLineEnumerator EnumerateOutputLines(this ReadOnlySpan<char> output) => new(output);

    /// <summary>Takes the next word and the blanks before it off the text.</summary>
    public static ReadOnlySpan<char> NextWord(this ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart(' ');
        var end = text.IndexOf(' ');
        var word = end < 0 ? text : text[..end];
        text = text[word.Length..];
        return word;
    }
}
