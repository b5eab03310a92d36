using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PodLab.Setup.Notebooks;

namespace PodLab.Setup.Export;

/// <summary>
/// A text of a notebook in a Markdown file: as its author wrote it, since GitHub itself shows only what it allows. Attached pictures become
/// files, and what the text leaves open is closed, so that it doesn't swallow the cells after it.
/// </summary>
internal static partial class TextMarkdown
{
    private static readonly MarkdownPipeline _withPlaces = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>The text.</summary>
    /// <param name="cell">A cell with text.</param>
    /// <param name="pictures">Takes the pictures.</param>
    /// <param name="folds">How many <c>details</c> elements of it end in a later cell.</param>
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

    // Where the text names a picture: in a link, in a link's definition, in HTML.
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
