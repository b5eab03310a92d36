using System.Net;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>A small table of texts, as HTML and as aligned lines.</summary>
internal static class TextGrid
{
    public static MimeBundle Render(string[] header, IEnumerable<string[]> rows)
    {
        string[][] all = [header, .. rows];
        return new(new Dictionary<string, string> { ["text/html"] = ToHtml(all), ["text/plain"] = ToText(all) });
    }

    private static string ToHtml(string[][] rows)
    {
        var html = new StringBuilder("<table>\n<thead>").Append(ToHtml(rows[0], "th")).Append("</thead>\n<tbody>\n");
        foreach (var row in rows[1..])
        {
            html.Append(ToHtml(row, "td")).Append('\n');
        }

        return html.Append("</tbody>\n</table>").ToString();
    }

    private static string ToHtml(string[] row, string element) =>
        $"<tr>{string.Concat(row.Select(text => $"<{element} style=\"text-align:left\">{WebUtility.HtmlEncode(text)}</{element}>"))}</tr>";

    private static string ToText(string[][] rows)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((text, column) => text.PadRight(widths[column]))).TrimEnd()));
    }
}
