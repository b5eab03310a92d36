using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PodLab.Setup.Export;

/// <summary>
/// What a text in Markdown leaves open: a block of code, a comment, an element. In a file with other texts after it, that would go on into
/// those; in a notebook it ends with its cell.
/// </summary>
internal static partial class OpenMarkup
{
    // Those that have no end, and those that the next one like them ends.
    private const string WithoutEnd = " area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot rp rt option ";

    /// <summary>The lines that close it; empty when nothing is open.</summary>
    /// <param name="document">The text as a tree.</param>
    /// <param name="source">The text.</param>
    /// <param name="folds">How many <c>details</c> elements stay open, since a later text ends them.</param>
    public static string EndOf(MarkdownDocument document, string source, int folds)
    {
        var end = new StringBuilder();
        if (document.LastChild is FencedCodeBlock { ClosingFencedCharCount: 0 } code)
        {
            end.Append(code.FencedChar, code.OpeningFencedCharCount).Append('\n');
        }

        foreach (var closing in OpenIn(document, source, folds))
        {
            end.Append(closing).Append('\n');
        }

        return end.ToString();
    }

    // Innermost first.
    private static List<string> OpenIn(MarkdownDocument document, string source, int folds)
    {
        var open = new List<string>();
        foreach (var html in document.Descendants().Where(node => node is HtmlBlock or HtmlInline).OrderBy(node => node.Span.Start))
        {
            foreach (Match part in Part().Matches(source.Substring(html.Span.Start, html.Span.Length)))
            {
                Follow(part, open);
            }
        }

        // The outermost of them are those that go on.
        var lastFold = open.Index().Where(one => one.Item == "</details>").Take(folds).Select(one => one.Index).DefaultIfEmpty(-1).Last();
        return [.. open.Skip(lastFold + 1).Reverse()];
    }

    private static void Follow(Match part, List<string> open)
    {
        var name = part.Groups["name"].Value.ToLowerInvariant();
        var closing = part.Groups["open"].Value switch { "<!--" => "-->", "<![CDATA[" => "]]>", "<?" => "?>", _ => $"</{name}>" };
        if (part.Groups["end"].Success)
        {
            var begin = open.LastIndexOf(closing);
            open.RemoveRange(begin < 0 ? open.Count : begin, begin < 0 ? 0 : open.Count - begin);
        }
        else if (part.Groups["open"].Success || (part.Groups["begin"].Success && !WithoutEnd.Contains($" {name} ", StringComparison.Ordinal)))
        {
            open.Add(closing);
        }
    }

    // A closed comment is passed over; what is open goes to the end. A script's content is no markup.
    [GeneratedRegex(
        """
        <!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?<open><!--|<!\[CDATA\[|<\?).*\z
        |<(?<raw>script|style|textarea)\b.*?</\k<raw>\s*>|<(?<begin>)(?<name>script|style|textarea)\b.*\z
        |<(?:(?<end>/)|(?<begin>))(?<name>[a-z][a-z0-9-]*)\b(?:"[^"]*"|'[^']*'|[^>"'])*>
        """, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Part();
}
