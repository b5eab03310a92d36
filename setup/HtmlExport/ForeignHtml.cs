using System.Text.RegularExpressions;

namespace PodLab.Setup.HtmlExport;

/// <summary>
/// HTML that a cell has put out. It is shown as it is: whoever made it has encoded the data in it, and the page's policy
/// forbids scripts and all that is loaded. What no policy stops (leaving for another page, ending the page's own elements early)
/// is shown as text.
/// </summary>
internal static partial class ForeignHtml
{
    public static string Render(string html) =>
        ScrollBox.AroundTables(Unwelcome().Replace(TerminalText.Harmless(html), tag => "&lt;" + tag.Value[1..]));

    [GeneratedRegex(
        @"<(?=/?(script|meta|base|link|iframe|frame|frameset|object|embed|applet|form|title|template|noscript|plaintext|xmp|textarea|html|head|body|main|section|nav)\b|!)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unwelcome();
}
