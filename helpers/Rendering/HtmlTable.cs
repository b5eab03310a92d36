using System.Net;
using System.Text;

namespace PodLab.Rendering;

/// <summary>A <see cref="Table{TRow}"/> as HTML that reads well without style sheet.</summary>
internal static class HtmlTable
{
    public static string Render<TRow>(Table<TRow> table)
    {
        var html = new StringBuilder("<table>\n<caption>").Append(WebUtility.HtmlEncode(table.Caption)).Append("</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(column.Header)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table)
        {
            html.Append("<tr>");
            foreach (var column in table.Columns)
            {
                html.Append("<td>").Append(WebUtility.HtmlEncode(column.Text(row))).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody>\n</table>\n").ToString();
    }
}
