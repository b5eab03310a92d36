using AngleSharp.Dom;

namespace PodLab.Setup.Export;

/// <summary>The parts of the whole page, gathered while its cells are rendered one after the other.</summary>
/// <param name="ownAnchors">The names in links that the page uses itself.</param>
/// <param name="place">Where the page is in the course's folder; null for a page of its own.</param>
internal sealed class PageParts(IEnumerable<string> ownAnchors, PlaceInCourse? place = null)
{
    public Anchors Headings { get; } = new(ownAnchors);

    public ChartList Charts { get; } = new(areDrawn: place?.Runs is null);

    public ExerciseList Exercises { get; } = new();

    public NoteList Notes { get; } = new();

    /// <summary>Makes an author's links lead to pages of the same folder. In a page of its own they stay as they are.</summary>
    public void Lead(IElement root)
    {
        foreach (var link in root.QuerySelectorAll("a[href]").Where(_ => place is not null).ToList())
        {
            if (place!.Resolve(link.GetAttribute("href")!) is { } url)
            {
                link.SetAttribute("href", url);
            }
            else
            {
                link.RemoveAttribute("href");
            }
        }
    }

    /// <summary>Takes notes and an exercise's outcome out of an output.</summary>
    /// <returns><c>passed</c>, <c>wrong</c>, <c>unanswered</c> or <c>not-possible</c>; null when no exercise is in it.</returns>
    public string? Note(CellOutput output, string anchor)
    {
        if (output is not RichOutput { Data: var data })
        {
            return null;
        }

        Notes.Note(data, anchor);
        return Exercises.Note(data, anchor);
    }
}

/// <summary>
/// The page's headings in order, and the anchors of links. A heading has GitHub's anchor (<c>#part-1</c>) and Jupyter's (<c>#Part-1</c>), so links
/// for either one work in the page. An author's own <c>id</c> stays; if two would be the same, the first one keeps it.
/// </summary>
internal sealed class Anchors
{
    private readonly List<(int Level, string Text, string Anchor)> _headings = [];
    private readonly HashSet<string> _taken;

    /// <param name="own">The anchors that the page uses itself.</param>
    public Anchors(IEnumerable<string> own) => _taken = new(own, StringComparer.Ordinal);

    /// <summary>The notebook's title: its first heading of level 1. Null if it doesn't have one.</summary>
    public string? Title => _headings.FirstOrDefault(heading => heading.Level == 1).Text;

    /// <summary>Gives the headings in a text their anchors, and records them for the contents.</summary>
    public void Take(IElement root)
    {
        foreach (var element in root.QuerySelectorAll("h1,h2,h3,h4,h5,h6,[id]").ToList())
        {
            var own = element.Id ?? "";
            if (element.LocalName is ['h', >= '1' and <= '6'])
            {
                var text = element.TextContent.Trim();
                element.Id = Add(element.LocalName[1] - '0', text);
                AddNames(element, own, text.Replace(' ', '-'));
            }
            else if (!_taken.Add(own))
            {
                element.RemoveAttribute("id");
            }
        }
    }

    /// <summary>Adds a heading.</summary>
    /// <returns>Its anchor.</returns>
    public string Add(int level, string text)
    {
        var words = Words(text);
        var anchor = words;
        for (var number = 1; !_taken.Add(anchor); number++)
        {
            anchor = $"{words}-{number}";
        }

        _headings.Add((level, text, anchor));
        return anchor;
    }

    /// <summary>The table of contents, as list items.</summary>
    public string Render()
    {
        var html = new StringBuilder();
        foreach (var (level, text, anchor) in _headings)
        {
            html.Append($"<li class=\"level{level}\"><a href=\"#{HtmlText.Encode(anchor)}\">{HtmlText.Encode(text)}</a></li>\n");
        }

        return html.ToString();
    }

    private void AddNames(IElement heading, params IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => name.Length > 0 && _taken.Add(name)))
        {
            var anchor = heading.Owner!.CreateElement("span");
            anchor.Id = name;
            heading.Prepend(anchor);
        }
    }

    // GitHub's rule: letters, digits, hyphens and underscores stay, a space becomes a hyphen.
    private static string Words(string text)
    {
        var kept = text.ToLowerInvariant().Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_');
        return string.Concat(kept.Select(character => character == ' ' ? '-' : character)) is { Length: > 0 } words ? words : "section";
    }
}
