namespace PodLab.Setup.Export;

/// <summary>
/// Texts of a notebook as HTML, split where a <c>details</c> element begins in one cell and ends in a later one. Authors fold a solution's code cells
/// this way. Each part is separate HTML. A <c>details</c> without an end goes to the end of its own cell.
/// </summary>
internal static partial class FoldedText
{
    /// <summary>The boundary at the beginning of a part.</summary>
    internal enum Boundary
    {
        /// <summary>None: the cell begins here.</summary>
        None,

        /// <summary>The folded part begins here.</summary>
        Fold,

        /// <summary>The folded part ends here.</summary>
        EndOfFold,
    }

    /// <summary>A part of a text.</summary>
    /// <param name="Begins">The boundary at its beginning.</param>
    /// <param name="Html">The HTML after that, as written by the author.</param>
    internal sealed record Part(Boundary Begins, string Html);

    private sealed record Tag(int Cell, int Position, int Length, bool IsEnd);

    /// <summary>Each cell's text in its parts; none if a cell isn't a text.</summary>
    public static IReadOnlyList<IReadOnlyList<Part>> Of(IReadOnlyList<NotebookCell> cells)
    {
        string?[] texts = [.. cells.Select(cell => cell.Kind == CellKind.Markdown ? MarkdownText.ToHtml(cell.Source) : null)];
        var boundaries = FindBoundaries(texts).ToLookup(tag => tag.Cell);
        return [.. texts.Select((text, cell) => text is null ? [] : Cut(text, boundaries[cell].OrderBy(tag => tag.Position)))];
    }

    private static IEnumerable<Tag> FindBoundaries(string?[] texts)
    {
        var open = new Stack<Tag>();
        foreach (var tag in texts.SelectMany((text, cell) => Tags(text ?? "", cell)))
        {
            if (!tag.IsEnd)
            {
                open.Push(tag);
            }
            else if (open.TryPop(out var begin) && begin.Cell != tag.Cell)
            {
                yield return begin;
                yield return tag;
            }
        }
    }

    // Markdown's own text and code contain no "<" anymore; comments may.
    private static IEnumerable<Tag> Tags(string html, int cell) => CommentOrTag().Matches(html).Where(match => match.Groups["end"].Success)
        .Select(match => new Tag(cell, match.Index, match.Length, IsEnd: match.Groups["end"].Length > 0));

    private static List<Part> Cut(string html, IEnumerable<Tag> boundaries)
    {
        var parts = new List<Part>();
        var (begins, start) = (Boundary.None, 0);
        foreach (var tag in boundaries)
        {
            parts.Add(new(begins, html[start..tag.Position]));
            (begins, start) = (tag.IsEnd ? Boundary.EndOfFold : Boundary.Fold, tag.Position + tag.Length);
        }

        parts.Add(new(begins, html[start..]));
        return parts;
    }

    [GeneratedRegex(@"<!--.*?(?:-->|\z)|<(?<end>/?)details\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex CommentOrTag();
}
