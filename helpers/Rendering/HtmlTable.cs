using System.Globalization;
using System.Text;

namespace PodLab.Rendering;

/// <summary>
/// A <see cref="Table{TRow}"/> as HTML that reads well without style sheet. Only elements and attributes that GitHub leaves in place
/// are used, so <c>align</c> where a style sheet would be the modern way.
/// </summary>
internal static class HtmlTable
{
    private const string NumberAlignment = " align=\"right\"";
    private const string TextAlignment = " align=\"left\"";

    public static string Render<TRow>(Table<TRow> table)
    {
        var html = new StringBuilder("<table>\n<caption>").Append(HtmlText.Encode(table.Caption)).Append("</caption>\n");
        AppendHeader(html, table);
        html.Append("<tbody>\n");
        var columns = table.ShownColumns;
        foreach (var row in table)
        {
            AppendRow(html, table, columns, row);
        }

        if (table.Count == 0)
        {
            var width = (table.ShownColumns.Count + (table.Marks.Count > 0 ? 1 : 0)).ToString(CultureInfo.InvariantCulture);
            html.Append("<tr><td colspan=\"").Append(width).Append("\">").Append(TextTable.NoRows).Append("</td></tr>\n");
        }

        AppendFoot(html.Append("</tbody>\n</table>\n"), table);
        return html.ToString();
    }

    private static void AppendHeader<TRow>(StringBuilder html, Table<TRow> table)
    {
        html.Append("<thead><tr>").Append(table.Marks.Count > 0 ? "<th scope=\"col\" align=\"left\">Mark</th>" : "");
        foreach (var column in table.ShownColumns)
        {
            html.Append("<th scope=\"col\"").Append(Alignment(column)).Append('>').Append(HtmlText.Encode(column.Header)).Append("</th>");
        }

        html.Append("</tr></thead>\n");
    }

    private static void AppendRow<TRow>(StringBuilder html, Table<TRow> table, IReadOnlyList<Column<TRow>> columns, TRow row)
    {
        var signs = RowMarks.SignsOf(table.Marks, row);
        html.Append("<tr>").Append(table.Marks.Count > 0 ? $"<td align=\"left\">{signs}</td>" : "");
        foreach (var column in columns)
        {
            AppendCell(html, column, column.Text(row), isMarked: signs.Length > 0);
        }

        html.Append("</tr>\n");
    }

    private static void AppendCell<TRow>(StringBuilder html, Column<TRow> column, string text, bool isMarked)
    {
        var visible = VisibleText.Of(text);
        var shown = column.IsWhole ? visible : ShortText.Of(visible);
        html.Append("<td").Append(Alignment(column));
        if (shown.Length < visible.Length)
        {
            html.Append(" title=\"").Append(HtmlText.EncodeAttribute(visible)).Append('"');
        }

        html.Append(isMarked ? "><mark>" : ">").Append(HtmlText.Encode(shown)).Append(isMarked ? "</mark></td>" : "</td>");
    }

    private static void AppendFoot<TRow>(StringBuilder html, Table<TRow> table)
    {
        foreach (var explanation in RowMarks.Legend(table).Concat(RowNotes.Unplaced(table)))
        {
            html.Append("<p>").Append(HtmlText.Encode(explanation)).Append("</p>\n");
        }

        if (table.TerminalLine is { } line)
        {
            html.Append("<p>In a terminal: <code>").Append(HtmlText.EncodeAttribute(line)).Append("</code></p>\n");
        }
    }

    private static string Alignment<TRow>(Column<TRow> column) => column.IsNumber ? NumberAlignment : TextAlignment;
}
