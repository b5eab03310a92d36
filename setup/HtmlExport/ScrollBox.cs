using System.Text.RegularExpressions;

namespace PodLab.Setup.HtmlExport;

/// <summary>A box that scrolls by itself, so that a wide table never makes the whole page scroll sideways.</summary>
internal static partial class ScrollBox
{
    private const string Opening = "<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">";

    /// <summary>The HTML with a box around each table; as it is where tables do not close, or stand in each other.</summary>
    public static string AroundTables(string html)
    {
        var depth = 0;
        foreach (Match tag in TableTag().Matches(html))
        {
            depth += tag.Value[1] == '/' ? -1 : 1;
            if (depth is < 0 or > 1)
            {
                return html;
            }
        }

        return depth != 0 ? html : TableTag().Replace(html, tag => tag.Value[1] == '/' ? tag.Value + "</div>" : Opening + tag.Value);
    }

    [GeneratedRegex(@"</?table\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex TableTag();
}
