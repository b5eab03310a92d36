using AngleSharp.Dom;

namespace PodLab.Setup.Export;

/// <summary>A box that scrolls by itself, so that a wide table never makes the whole page scroll sideways.</summary>
internal static class ScrollBox
{
    /// <summary>Puts a box around each table that isn't in another.</summary>
    public static void AddAroundTables(IElement root)
    {
        foreach (var table in root.QuerySelectorAll("table").Where(table => table.ParentElement!.Closest("table") is null).ToList())
        {
            var box = table.Owner!.CreateElement("div");
            foreach (var (name, value) in new[] { ("class", "scroll"), ("role", "group"), ("aria-label", "Table"), ("tabindex", "0") })
            {
                box.SetAttribute(name, value);
            }

            table.Replace(box);
            box.Append(table);
        }
    }
}
