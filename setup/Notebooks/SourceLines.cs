namespace PodLab.Setup.Notebooks;

/// <summary>Texts in a notebook's form: a list of lines, each with its line end.</summary>
internal static class SourceLines
{
    // The line ends of Python's str.splitlines, which Jupyter uses for saving: also after a carriage return.
    private static readonly System.Buffers.SearchValues<char> _ends =
        System.Buffers.SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    /// <summary>The lines of a text; none if it is empty.</summary>
    public static JsonArray Of(string text)
    {
        var lines = new JsonArray();
        Append(lines, text);
        return lines;
    }

    /// <summary>Adds the lines of a text to others, the last of which has its line end.</summary>
    public static void Append(JsonArray lines, string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(_ends) is >= 0 and var found ? start + found + 1 : text.Length;
            end += end < text.Length && text[end - 1] == '\r' && text[end] == '\n' ? 1 : 0;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }
    }
}
