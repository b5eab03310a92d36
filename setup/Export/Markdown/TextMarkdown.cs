using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PodLab.Setup.Export;

/// <summary>
/// A text of a notebook in a Markdown file: unchanged, since GitHub itself shows only what it allows. Attached pictures become files. Markup that the
/// text leaves open is closed, so that it doesn't swallow the cells after it.
/// </summary>
internal static partial class TextMarkdown
{
    private static readonly MarkdownPipeline _withPlaces = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>The text.</summary>
    /// <param name="cell">A cell with text.</param>
    /// <param name="pictures">Collects the pictures.</param>
    /// <param name="folds">The number of its <c>details</c> elements that end in a later cell.</param>
    public static string Render(NotebookCell cell, PictureFiles pictures, int folds)
    {
        var source = cell.Source.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(source, _withPlaces);
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply.
            return CodeFence.Around(source, "markdown");
        }

        var urls = Urls(document, source).OrderByDescending(span => span.Start).DistinctBy(span => span.Start).ToList();
        var end = OpenMarkup.EndOf(document, source, folds);
        foreach (var span in urls)
        {
            var url = source.Substring(span.Start, span.Length).Trim('<', '>');
            var file = Pictures.InCell(System.Net.WebUtility.HtmlDecode(url), cell) is { } data ? pictures.Add(data) : null;
            source = file is null ? source : source.Remove(span.Start, span.Length).Insert(span.Start, file);
        }

        return source + end;
    }

    // The places where the text names a picture: in a link, in a link's definition, in HTML.
    private static IEnumerable<SourceSpan> Urls(MarkdownDocument document, string source) =>
    [
        .. document.Descendants<LinkInline>().Where(link => link.Reference is null).Select(link => link.UrlSpan),
        .. document.Descendants<LinkReferenceDefinition>().Select(definition => definition.UrlSpan),
        .. document.Descendants().Where(node => node is HtmlBlock or HtmlInline)
            .SelectMany(html => ImageUrl().Matches(source.Substring(html.Span.Start, html.Span.Length)).Select(match => match.Groups["url"])
                .Select(url => new SourceSpan(html.Span.Start + url.Index, html.Span.Start + url.Index + url.Length - 1))),
    ];

    [GeneratedRegex(@"\ssrc\s*=\s*(?:""(?<url>[^""]*)""|'(?<url>[^']*)'|(?<url>[^\s>""']+))", RegexOptions.IgnoreCase)]
    private static partial Regex ImageUrl();
}

/// <summary>
/// Markup that a Markdown text leaves open: a block of code, a comment, an element. In a notebook it ends with its cell. In a file, it would continue
/// into the texts after it.
/// </summary>
internal static partial class OpenMarkup
{
    // Elements without an end, and elements that the next one like them ends.
    private const string WithoutEnd = " area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot rp rt option ";

    /// <summary>The lines that close it; empty if nothing is open.</summary>
    /// <param name="document">The text as a tree.</param>
    /// <param name="source">The text.</param>
    /// <param name="folds">The number of <c>details</c> elements that stay open, since a later text ends them.</param>
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

        // The outermost of them continue.
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

    // Skips a closed comment; an open one goes to the end. A script's content isn't markup.
    [GeneratedRegex(
        """
        <!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?<open><!--|<!\[CDATA\[|<\?).*\z
        |<(?<raw>script|style|textarea)\b.*?</\k<raw>\s*>|<(?<begin>)(?<name>script|style|textarea)\b.*\z
        |<(?:(?<end>/)|(?<begin>))(?<name>[a-z][a-z0-9-]*)\b(?:"[^"]*"|'[^']*'|[^>"'])*>
        """, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Part();
}
