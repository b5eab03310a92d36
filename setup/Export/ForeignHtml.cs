using System.Collections.Frozen;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Xhtml;

namespace PodLab.Setup.Export;

/// <summary>
/// HTML from other authors: a cell's output, or the HTML in a text. It is parsed as in a browser, and anything not on the list is left out. So
/// nothing in it runs, loads, or covers the page. The list is GitHub's, without the parts that need a network. The page's own policy is a second
/// barrier.
/// </summary>
/// <remarks>
/// An element that isn't on the list is replaced by its content. Content that isn't meant to be read is dropped: a script, a comment, a hidden
/// element. A picture that can't be shown becomes words. Only styles that arrange a table or a box stay; colors are the page's, so that they suit
/// light and dark.
/// </remarks>
internal sealed partial class ForeignHtml
{
    // Browsers nest no deeper than 512, and recursion over the tree needs a limit.
    private const int Deepest = 200;

    private static readonly FrozenSet<string> _elements = Words(
        "a abbr b bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre "
        + "q rp rt ruby s samp small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr");

    private static readonly FrozenSet<string> _unread = Words("script style template iframe object embed noembed noframes audio video select");

    private static readonly FrozenSet<string> _attributes = Words(
        "align alt abbr colspan datetime dir headers height href lang open reversed rowspan scope span start title valign value width style");

    private static readonly FrozenSet<string> _styles = Words(
        "text-align vertical-align white-space width max-width height padding padding-left padding-right padding-top padding-bottom font-weight font-style "
        + "border border-left border-right border-top border-bottom border-collapse border-radius");

    private static readonly string[] _schemes = ["http:", "https:", "mailto:"];

    private readonly Func<string, string?> _pictureOf;
    private readonly bool _keepsAnchors;

    private ForeignHtml(Func<string, string?> pictureOf, bool keepsAnchors) => (_pictureOf, _keepsAnchors) = (pictureOf, keepsAnchors);

    /// <summary>The HTML as a tree that contains only what is on the list.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="pictureOf">Returns the source of a picture for its URL in the HTML; null if it can't be shown.</param>
    /// <param name="keepsAnchors">Whether links may lead to its elements: <c>id</c> stays, and <c>name</c> becomes one.</param>
    public static IElement Parse(string html, Func<string, string?> pictureOf, bool keepsAnchors = false)
    {
        var root = new HtmlParser().ParseDocument("").Body!;
        root.Append([.. new HtmlParser().ParseFragment(TerminalText.Harmless(html), root)]);
        new ForeignHtml(pictureOf, keepsAnchors).CleanChildren(root, depth: 0);
        return root;
    }

    /// <summary>The list, for a page that shows new outputs: <c>elements</c>, <c>unread</c>, <c>attributes</c>, <c>styles</c> and
    /// <c>schemes</c>, arrays of words each.</summary>
    public static JsonObject ToJson() => new()
    {
        ["elements"] = ToJson(_elements),
        ["unread"] = ToJson(_unread),
        ["attributes"] = ToJson(_attributes),
        ["styles"] = ToJson(_styles),
        ["schemes"] = ToJson(_schemes),
    };

    /// <summary>Whether it has any visible content.</summary>
    public static bool IsVisible(IElement root) => !string.IsNullOrWhiteSpace(root.TextContent) || root.QuerySelector("img") is not null;

    private void CleanChildren(IElement parent, int depth)
    {
        foreach (var node in parent.ChildNodes.ToList())
        {
            if (node is IElement element && depth < Deepest && !_unread.Contains(element.LocalName) && !IsHidden(element))
            {
                Clean(element, depth);
            }
            else if (node is not IText)
            {
                parent.RemoveChild(node);
            }
        }
    }

    private void Clean(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "svg":
                // Nothing in an img element runs.
                var svg = element.ToHtml(XhtmlMarkupFormatter.Instance);
                ShowPicture(element, Pictures.DataUrl(Pictures.Svg, svg)!, element.QuerySelector("title")?.TextContent ?? "A picture");
                break;
            case "img":
                ShowPicture(element, element.GetAttribute("src") ?? "", element.GetAttribute("alt") ?? "");
                break;
            case "input":
                Replace(element, element.GetAttribute("type") == "checkbox" ? element.HasAttribute("checked") ? "☑ " : "☐ " : "");
                break;
            case var name when _elements.Contains(name) && element.NamespaceUri == NamespaceNames.HtmlUri:
                CleanAttributes(element);
                CleanChildren(element, depth + 1);
                break;
            default:
                CleanChildren(element, depth + 1);
                element.Replace([.. element.ChildNodes]);
                break;
        }
    }

    private void ShowPicture(IElement element, string url, string alt)
    {
        if (_pictureOf(url) is not { } shown)
        {
            Replace(element, $"[{alt}] ({url})");
            return;
        }

        var image = element.Owner!.CreateElement("img");
        foreach (var attribute in element.Attributes.Where(attribute => element.LocalName == "img"))
        {
            image.SetAttribute(attribute.Name, attribute.Value);
        }

        CleanAttributes(image);
        image.SetAttribute("alt", alt);
        image.SetAttribute("src", shown);
        element.Replace(image);
    }

    private static void Replace(IElement element, string text) => element.Replace(element.Owner!.CreateTextNode(text));

    private void CleanAttributes(IElement element)
    {
        var anchor = element.Id is { Length: > 0 } id ? id : element.LocalName == "a" ? element.GetAttribute("name") : null;
        foreach (var attribute in element.Attributes.ToList())
        {
            if (!_attributes.Contains(attribute.Name) || (attribute.Name == "href" && !MayLead(attribute.Value)))
            {
                element.RemoveAttribute(attribute.Name);
            }
            else if (attribute.Name == "style")
            {
                element.SetAttribute("style", Allowed(attribute.Value));
            }
        }

        if (_keepsAnchors && !string.IsNullOrEmpty(anchor))
        {
            element.Id = anchor;
        }
    }

    // A colon before any slash ends a scheme; browsers skip white space and control characters in it.
    private static bool MayLead(string url)
    {
        var plain = string.Concat(url.Where(character => character > ' '));
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        var end = plain.AsSpan().IndexOfAny('/', '?', '#');
        return colon < 0 || (end >= 0 && end < colon) || _schemes.Any(scheme => plain.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
    }

    private static string Allowed(string style) => string.Join(
        ';', style.Split(';').Select(one => one.Trim()).Where(one => Declaration().Match(one) is { Success: true } match && _styles.Contains(match.Groups["name"].Value)));

    private static bool IsHidden(IElement element) => element.HasAttribute("hidden") || Hiding().IsMatch(element.GetAttribute("style") ?? "");

    private static JsonArray ToJson(IEnumerable<string> words) => [.. words.Order(StringComparer.Ordinal).Select(word => JsonValue.Create(word))];

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Without parentheses, quotes or backslashes: no URL, no function, no escape.
    [GeneratedRegex(@"^(?<name>[a-z-]+)\s*:[\w\s.%#,+-]*$")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", RegexOptions.IgnoreCase)]
    private static partial Regex Hiding();
}
