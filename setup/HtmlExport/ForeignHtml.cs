using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PodLab.Setup.HtmlExport;

/// <summary>
/// HTML that a cell has put out. It is read as a browser reads it and written anew, so that its elements end where it ends. What leaves the page, styles it, runs
/// or loads something is left out: such elements are their text, such attributes are dropped. The page's policy forbids the same once more.
/// </summary>
internal static class ForeignHtml
{
    // Their content is not for reading.
    private static readonly HashSet<string> _silent = ["script", "style", "template", "meta", "base", "link", "iframe", "object", "embed"];

    private static readonly HashSet<string> _unwelcome =
    [
        "frame", "frameset", "applet", "form", "title", "noscript", "plaintext", "xmp", "textarea", "html", "head", "body", "main", "section", "nav",
        "audio", "video", "source", "track", "input", "button", "select", "math", "animate", "set", "use", "foreignObject",
    ];

    private static readonly string[] _linkSchemes = ["http:", "https:", "mailto:", "#"];

    public static string Render(string html) => ScrollBox.AroundTables(Parse(html).InnerHtml);

    /// <summary>The HTML as a tree that holds nothing unwelcome.</summary>
    public static IElement Parse(string html)
    {
        var root = new HtmlParser().ParseDocument("").Body!;
        root.Append([.. new HtmlParser().ParseFragment(TerminalText.Harmless(html), root)]);
        foreach (var node in root.Descendants().ToList())
        {
            if (node is IComment or IProcessingInstruction)
            {
                node.Parent?.RemoveChild(node);
            }
            else if (node is IElement element)
            {
                Tame(element);
            }
        }

        return root;
    }

    private static void Tame(IElement element)
    {
        if (_silent.Contains(element.LocalName))
        {
            element.Remove();
        }
        else if (_unwelcome.Contains(element.LocalName))
        {
            element.Replace(element.Owner!.CreateTextNode(element.TextContent));
        }
        else
        {
            foreach (var attribute in element.Attributes.ToList().Where(attribute => !MayStay(attribute)))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    // An anchor of the cell's own could be one of the page's.
    private static bool MayStay(IAttr attribute) => attribute.LocalName switch
    {
        "id" or "name" or "srcset" or "srcdoc" or "background" or "poster" or "action" or "formaction" or "ping" or "target" or "autofocus" or "tabindex" => false,
        "src" => Pictures.IsDataUrl(attribute.Value),
        "href" => _linkSchemes.Any(scheme => attribute.Value.Trim().StartsWith(scheme, StringComparison.OrdinalIgnoreCase)),
        var name => !name.StartsWith("on", StringComparison.OrdinalIgnoreCase),
    };
}
