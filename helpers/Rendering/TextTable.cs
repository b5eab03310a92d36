using System.Text;

namespace PodLab.Rendering;

/// <summary>A <see cref="Table{TRow}"/> as plain text, in columns.</summary>
internal static class TextTable
{
    public static string Render<TRow>(Table<TRow> table)
    {
        var cells = table.Select(row => table.Columns.Select(column => column.Text(row)).ToArray()).ToArray();
        var widths = table.Columns.Select((column, i) => cells.Select(row => row[i].Length).Append(column.Header.Length).Max()).ToArray();
        var text = new StringBuilder().AppendLine(table.Caption);
        foreach (var row in cells.Prepend([.. table.Columns.Select(column => column.Header)]))
        {
            text.AppendLine(string.Join("  ", row.Select((cell, i) => table.Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        }

        return text.ToString();
    }
}
