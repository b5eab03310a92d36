using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;

namespace PodLab.Setup.Export;

/// <summary>
/// HTML that a Markdown file can contain. It is all on one line: an empty line would end the HTML, and the rest would be read as Markdown. Styles,
/// which GitHub removes, are left out.
/// </summary>
internal sealed class OneLineHtml : HtmlMarkupFormatter
{
    private static readonly OneLineHtml _formatter = new();

    /// <summary>The HTML in a block of one line.</summary>
    /// <param name="html">HTML that contains only what may be shown.</param>
    public static string Render(IElement html)
    {
        foreach (var element in html.QuerySelectorAll("[style]"))
        {
            element.RemoveAttribute("style");
        }

        return $"<div>{string.Concat(html.ChildNodes.Select(node => node.ToHtml(_formatter)))}</div>";
    }

    /// <summary>Text for an element's content, on one line.</summary>
    public static string Encode(string text, bool isPreformatted = false) => OneLine(HtmlText.Encode(isPreformatted ? text : text.ReplaceLineEndings(" ")))
        // GitHub reads text between two dollar signs as a formula.
        .Replace("$", "<span>$</span>", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string Text(ICharacterData text) => Encode(text.Data, isPreformatted: text.ParentElement?.Closest("pre") is not null);

    /// <inheritdoc/>
    protected override string Attribute(IAttr attribute) => $"{attribute.Name}=\"{OneLine(HtmlText.Encode(attribute.Value))}\"";

    private static string OneLine(string html) => html.ReplaceLineEndings("&#10;");
}
