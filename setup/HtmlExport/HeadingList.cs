using System.Text;

namespace PodLab.Setup.HtmlExport;

/// <summary>The page's headings in order, each with an anchor of its own.</summary>
internal sealed class HeadingList
{
    private readonly List<Heading> _headings = [];
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);

    /// <summary>Adds a heading, and gives its anchor: its words, and a number where another heading has the same.</summary>
    public Heading Add(int level, string text)
    {
        var words = Words(text);
        var anchor = words;
        for (var number = 2; !_anchors.Add(anchor); number++)
        {
            anchor = $"{words}-{number}";
        }

        var heading = new Heading(level, text, anchor);
        _headings.Add(heading);
        return heading;
    }

    public string Render()
    {
        var html = new StringBuilder();
        foreach (var (level, text, anchor) in _headings)
        {
            html.Append($"<li class=\"level{level}\"><a href=\"#{anchor}\">{Html.Encode(text)}</a></li>\n");
        }

        return html.ToString();
    }

    // The prefix keeps a heading named "content" or "cell 3" away from the page's own anchors.
    private static string Words(string text)
    {
        var words = new StringBuilder("h");
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character))
            {
                words.Append(words.Length == 1 ? "-" : "").Append(character);
            }
            else if (words[^1] != '-')
            {
                words.Append('-');
            }
        }

        return words.ToString().TrimEnd('-');
    }
}
