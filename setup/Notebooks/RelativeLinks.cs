using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PodLab.Setup.Notebooks;

/// <summary>Links and pictures in Markdown cells that name a file relative to the notebook.</summary>
internal static partial class RelativeLinks
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>Makes each relative link of a notebook lead where it leads now, once the notebook is in another folder.</summary>
    public static void Rebase(Notebook notebook, string folder)
    {
        var from = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown))
        {
            if (Rebase(cell.Source, from, folder) is var rebased && rebased != cell.Source)
            {
                cell.Source = rebased;
            }
        }
    }

    /// <summary>The same for one text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="from">The folder of its file.</param>
    /// <param name="to">The folder where the file goes.</param>
    public static string Rebase(string markdown, string from, string to)
    {
        if (Path.GetRelativePath(from, to) == "." || !markdown.Contains("](", StringComparison.Ordinal))
        {
            return markdown;
        }

        var rebased = new StringBuilder(markdown);
        foreach (var link in Links(markdown).Reverse())
        {
            var (path, rest) = Split(link.Url!);
            var url = Path.GetRelativePath(to, Path.Combine(from, path)).Replace('\\', '/') + rest;
            rebased.Replace(link.Url!, url, link.UrlSpan.Start, link.UrlSpan.Length);
        }

        return rebased.ToString();
    }

    /// <summary>Whether a link names a file relative to the one that it is in.</summary>
    public static bool IsRelative(string url) => url.Length > 0 && url[0] is not ('#' or '/' or '?') && !Scheme().IsMatch(url);

    /// <summary>The file of a relative link, and its query and fragment.</summary>
    public static (string Path, string Ending) Split(string url) => url.IndexOfAny(['?', '#']) is >= 0 and var end ? (url[..end], url[end..]) : (url, "");

    // A link that the file writes in another way, for example with escapes, stays unchanged.
    private static IReadOnlyList<LinkInline> Links(string markdown)
    {
        try
        {
            return [.. Markdown.Parse(markdown, _pipeline).Descendants<LinkInline>().Where(link => link is { Url: { } url, UrlSpan.Length: > 0 } && IsRelative(url)
                && markdown.Substring(link.UrlSpan.Start, link.UrlSpan.Length).Trim('<', '>') == url).OrderBy(link => link.UrlSpan.Start)];
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply.
            return [];
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();
}
