using System.Text;
using AngleSharp.Dom;
using PodLab.Setup.HtmlExport;

namespace PodLab.Setup.MarkdownExport;

/// <summary>
/// HTML that a cell has put out, as a Markdown file can hold it: only elements and attributes that GitHub leaves in place, and all of it on one line, since an empty
/// line would end the HTML and let the rest be read as Markdown.
/// </summary>
internal sealed class GitHubHtml(PictureFiles pictures)
{
    private static readonly HashSet<string> _elements =
    [
        "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "p", "pre", "code", "strong", "b", "em", "i", "mark", "br", "hr", "img", "a", "div", "span",
        "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary", "sub", "sup", "kbd", "samp", "var", "del", "ins",
        "abbr", "small", "figure", "figcaption",
    ];

    private static readonly HashSet<string> _empty = ["br", "hr", "img"];
    private static readonly HashSet<string> _attributes = ["scope", "align", "alt", "colspan", "rowspan", "title", "href", "width", "open", "start"];

    /// <summary>The HTML in a block of one line.</summary>
    public string Render(string html)
    {
        var line = new StringBuilder("<div>");
        foreach (var node in ForeignHtml.Parse(html).ChildNodes)
        {
            Write(node, line, isPreformatted: false);
        }

        return line.Append("</div>").ToString();
    }

    /// <summary>Text for an element's content, on one line.</summary>
    public static string Encode(string text, bool isPreformatted) => Html.Encode(isPreformatted ? text : text.ReplaceLineEndings(" "))
        .ReplaceLineEndings("&#10;")
        // GitHub takes what stands between two dollar signs for a formula.
        .Replace("$", "<span>$</span>", StringComparison.Ordinal);

    private void Write(INode node, StringBuilder line, bool isPreformatted)
    {
        if (node is IText text)
        {
            line.Append(Encode(text.Data, isPreformatted));
        }
        else if (node is IElement element && _elements.Contains(element.LocalName))
        {
            WriteElement(element, line, isPreformatted);
        }
        else if (node is IElement other)
        {
            WriteContent(other, line, isPreformatted);
        }
    }

    private void WriteElement(IElement element, StringBuilder line, bool isPreformatted)
    {
        line.Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.Where(attribute => _attributes.Contains(attribute.Name)))
        {
            line.Append($" {attribute.Name}=\"{Attribute(attribute.Value)}\"");
        }

        if (element.LocalName == "img" && pictures.Add(element.GetAttribute("src") ?? "") is { } file)
        {
            line.Append($" src=\"{Attribute(file)}\"");
        }

        line.Append('>');
        if (!_empty.Contains(element.LocalName))
        {
            WriteContent(element, line, isPreformatted || element.LocalName == "pre");
            line.Append("</").Append(element.LocalName).Append('>');
        }
    }

    private void WriteContent(IElement element, StringBuilder line, bool isPreformatted)
    {
        foreach (var child in element.ChildNodes)
        {
            Write(child, line, isPreformatted);
        }
    }

    private static string Attribute(string value) => Html.Encode(value).ReplaceLineEndings("&#10;");
}
