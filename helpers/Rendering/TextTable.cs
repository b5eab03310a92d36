using System.Text;

namespace PodLab.Rendering;

/// <summary>A <see cref="Table{TRow}"/> as plain text, its columns padded as the tools pad them.</summary>
internal static class TextTable
{
    public const string NoRows = "(no rows)";

    public static string Render<TRow>(Table<TRow> table)
    {
        var text = new StringBuilder(VisibleText.Of(table.Caption)).Append('\n');
        AppendGrid(text, table);
        if (table.Count == 0)
        {
            text.Append(NoRows).Append('\n');
        }

        foreach (var explanation in RowMarks.Legend(table).Concat(RowNotes.Unplaced(table)))
        {
            text.Append(VisibleText.Of(explanation)).Append('\n');
        }

        if (table.TerminalLine is { } line)
        {
            text.Append("In a terminal: ").Append(VisibleText.Of(line)).Append('\n');
        }

        return text.ToString();
    }

    private static void AppendGrid<TRow>(StringBuilder text, Table<TRow> table)
    {
        var columns = table.ShownColumns;
        var lines = new List<string[]> { Array.ConvertAll([.. columns], column => column.Header) };
        lines.AddRange(table.Select(row => columns.Select(column => VisibleText.Of(column.Text(row))).ToArray()));
        var widths = columns.Select((column, i) => Math.Max(column.MinimumWidth, lines.Max(line => line[i].Length))).ToArray();
        var signs = table.Select(row => RowMarks.SignsOf(table.Marks, row)).Prepend("").ToArray();
        var signWidth = table.Marks.Count == 0 ? 0 : signs.Max(sign => sign.Length) + 1;
        for (var i = 0; i < lines.Count; i++)
        {
            var cells = lines[i].Select((cell, c) => columns[c].IsNumber ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            var line = signs[i].PadRight(signWidth) + string.Join(new string(' ', table.Gap), cells);
            text.Append(line.TrimEnd(' ')).Append('\n');
        }
    }
}
