namespace PodLab.Setup.Notebooks;

/// <summary>
/// A line of a terminal. Output may go back to its beginning (<c>\r</c>) or by one character (<c>\b</c>) and overwrite it, as a progress bar does.
/// <see cref="ToString"/> returns the visible text. Jupyter's front ends show and store outputs like this.
/// </summary>
internal sealed class TerminalLine
{
    private readonly StringBuilder _shown = new();
    private int _cursor;

    /// <summary>A text of any number of lines, each in its last state.</summary>
    public static string Overwrite(string text) => text.AsSpan().IndexOfAny('\r', '\b') < 0 ? text : string.Join('\n', text.Split('\n').Select(line => Of(line).ToString()));

    /// <summary>A line with a written text.</summary>
    public static TerminalLine Of(string text)
    {
        var line = new TerminalLine();
        line.Write(text);
        return line;
    }

    /// <summary>Writes at the cursor.</summary>
    /// <param name="text">Text without line breaks.</param>
    public void Write(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            text = text[WriteSome(text)..];
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _shown.ToString();

    // Returns the written length: at the line's end a whole run, otherwise one character.
    private int WriteSome(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '\r':
                _cursor = 0;
                return 1;
            case '\b':
                _cursor -= _cursor > 1 && char.IsSurrogatePair(_shown[_cursor - 2], _shown[_cursor - 1]) ? 2 : Math.Min(_cursor, 1);
                return 1;
            default:
                var isAtEnd = _cursor == _shown.Length;
                var length = isAtEnd ? Run(text) : LengthOfCharacter(text[0], text.Length > 1 ? text[1] : '\0');
                _shown.Remove(_cursor, isAtEnd ? 0 : LengthOfCharacter(_shown[_cursor], _cursor + 1 < _shown.Length ? _shown[_cursor + 1] : '\0'));
                _shown.Insert(_cursor, text[..length]);
                _cursor += length;
                return length;
        }
    }

    private static int Run(ReadOnlySpan<char> text) => text.IndexOfAny('\r', '\b') is >= 0 and var end ? end : text.Length;

    private static int LengthOfCharacter(char unit, char next) => char.IsSurrogatePair(unit, next) ? 2 : 1;
}
