using System.Text.RegularExpressions;

namespace PodLab.Setup.HtmlExport;

/// <summary>What a program wrote for a terminal, as text to read: without colours, cursor movements and other control sequences.</summary>
internal static partial class TerminalText
{
    public static string Plain(string text)
    {
        var lines = Sequence().Replace(text, "").ReplaceLineEndings("\n");
        return Harmless(lines);
    }

    /// <summary>The text with control characters, and marks that turn the direction of writing, made visible.</summary>
    public static string Harmless(string text) => Control().Replace(text, "\ufffd");

    // ECMA-48: CSI with parameters, OSC up to BEL or ST, and the two-character escapes.
    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[@-Z\\^_]")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")]
    private static partial Regex Control();
}
