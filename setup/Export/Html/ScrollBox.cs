using AngleSharp.Dom;

namespace PodLab.Setup.Export;

/// <summary>
/// Boxes with their own scroll bars, so that a wide table never makes the whole page scroll sideways. The keyboard reaches each of them.
/// </summary>
internal static class ScrollBox
{
    // A command line or a name fits in it. A sentence doesn't.
    private const int LongestLine = 60;

    /// <summary>
    /// Puts a box around each table that isn't in another, and marks cells whose text should wrap. Preformatted text is such a box by its style.
    /// </summary>
    public static void AddTo(IElement root)
    {
        foreach (var text in root.QuerySelectorAll("pre").ToList())
        {
            text.SetAttribute("tabindex", "0");
        }

        foreach (var table in root.QuerySelectorAll("table").Where(table => table.ParentElement!.Closest("table") is null).ToList())
        {
            var box = table.Owner!.CreateElement("div");
            foreach (var (name, value) in new[] { ("class", "scroll"), ("role", "group"), ("aria-label", "Table"), ("tabindex", "0") })
            {
                box.SetAttribute(name, value);
            }

            table.Replace(box);
            box.Append(table);
            foreach (var cell in table.QuerySelectorAll("td").Where(cell => cell.TextContent.Trim().Length > LongestLine))
            {
                cell.ClassList.Add("long");
            }
        }
    }
}
