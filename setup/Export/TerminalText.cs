namespace PodLab.Setup.Export;

/// <summary>
/// A program's terminal output in readable form: without colors or cursor movements, and with the last state of each line.
/// </summary>
internal static partial class TerminalText
{
    /// <summary>The text; a progress bar that overwrote its line is in its last state.</summary>
    public static string Plain(string text)
    {
        var lines = Erased().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "");
        return Harmless(TerminalLine.Overwrite(Sequence().Replace(lines, "")));
    }

    /// <summary>The text with control characters, half characters, and marks that change the direction of writing made visible.</summary>
    public static string Harmless(string text) => Unwelcome().Replace(text, "\ufffd");

    /// <summary>The text for a file in UTF-8: with a mark in place of each half of a character.</summary>
    public static string WholeCharacters(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // The text of a line before a program erased it (EL), completely or from the start.
    [GeneratedRegex(@"^[^\n]*(?:\x1b\[2K|\r\x1b\[0?K)", RegexOptions.Multiline)]
    private static partial Regex Erased();

    // ECMA-48: CSI with parameters, OSC up to BEL or ST, and the two-character escapes.
    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[@-Z\\^_]")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")]
    private static partial Regex Unwelcome();
}
