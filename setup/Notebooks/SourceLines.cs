namespace PodLab.Setup.Notebooks;

/// <summary>Texts as a notebook stores them: as a list of lines, each with its end.</summary>
internal static class SourceLines
{
    // Where Python's str.splitlines breaks, which is what Jupyter saves with: also after a carriage return.
    private static readonly System.Buffers.SearchValues<char> _ends =
        System.Buffers.SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    /// <summary>The lines of a text; none where it is empty.</summary>
    public static JsonArray Of(string text)
    {
        var lines = new JsonArray();
        Append(lines, text);
        return lines;
    }

    /// <summary>Adds the lines of a text to others, of which the last has ended.</summary>
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
