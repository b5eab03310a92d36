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

        foreach (var explanation in table.Explanations)
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
        var lines = TableGrid.Of(table);
        var marks = table.Marks.Count > 0 && !table.IsTurned ? 1 : 0;
        if (lines[0].Count == 0)
        {
            text.Append('\n');
            return;
        }

        var widths = lines[0].Select((cell, i) =>
            Math.Max(cell.MinimumWidth, lines.Skip(i < marks ? 1 : 0).Select(line => line[i].Text.Length).DefaultIfEmpty().Max())).ToArray();
        for (var l = 0; l < lines.Count; l++)
        {
            var cells = lines[l].Select((cell, i) => cell.IsNumber ? cell.Text.PadLeft(widths[i]) : cell.Text.PadRight(widths[i])).ToArray();

            // The signs stand before the line, not in a column of the tool's table.
            var signs = marks == 0 ? "" : $"{(l == 0 ? new string(' ', widths[0]) : cells[0])} ";
            text.Append($"{signs}{string.Join(new string(' ', table.Gap), cells[marks..])}".TrimEnd(' ')).Append('\n');
        }
    }
}
