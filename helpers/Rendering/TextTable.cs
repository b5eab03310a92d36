namespace PodLab.Rendering;

/// <summary>A <see cref="Table{TRow}"/> as plain text, with columns padded as the tools pad them.</summary>
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

            // The signs are before the line, not in a column of the tool's table.
            var signs = marks == 0 ? "" : $"{(l == 0 ? new string(' ', widths[0]) : cells[0])} ";
            text.Append($"{signs}{string.Join(new string(' ', table.Gap), cells[marks..])}".TrimEnd(' ')).Append('\n');
        }
    }
}

/// <summary>A cell in a table's layout.</summary>
/// <param name="Text">Its text, made visible.</param>
/// <param name="Scope">For a header, the kind of cells under it: <c>col</c> or <c>row</c>.</param>
internal sealed record TableCell(string Text, string? Scope = null)
{
    public bool IsNumber { get; init; }

    public bool IsWhole { get; init; }

    public bool IsMarked { get; init; }

    public int MinimumWidth { get; init; }
}

/// <summary>A table's cells line by line, headers first. Its HTML and its plain text are made from them.</summary>
internal static class TableGrid
{
    private const string MarkHeader = "Mark";

    public static List<List<TableCell>> Of<TRow>(Table<TRow> table)
    {
        var columns = table.ShownColumns;
        var lines = table.Select(row => Line(table, columns, row)).Prepend(Headers(table, columns)).ToList();
        return table.IsTurned ? Turn(lines) : lines;
    }

    private static List<TableCell> Headers<TRow>(Table<TRow> table, IReadOnlyList<Column<TRow>> columns) =>
        WithMark(table, new TableCell(MarkHeader, "col"), columns.Select(column =>
            new TableCell(VisibleText.Of(column.Header), "col")
            {
                IsNumber = column.IsNumber, IsWhole = true, MinimumWidth = column.MinimumWidth,
            }));

    private static List<TableCell> Line<TRow>(Table<TRow> table, IReadOnlyList<Column<TRow>> columns, TRow row)
    {
        var signs = RowMarks.SignsOf(table.Marks, row);
        return WithMark(table, new TableCell(signs), columns.Select(column =>
            new TableCell(VisibleText.Of(column.Text(row)))
            {
                IsNumber = column.IsNumber, IsWhole = column.IsWhole, IsMarked = signs.Length > 0,
            }));
    }

    private static List<TableCell> WithMark<TRow>(Table<TRow> table, TableCell mark, IEnumerable<TableCell> cells) =>
        [.. table.Marks.Count == 0 ? cells : table.IsTurned ? cells.Append(mark) : cells.Prepend(mark)];

    // Numbers are no longer in one column, so they're aligned like everything else.
    private static List<List<TableCell>> Turn(List<List<TableCell>> lines) =>
    [
        .. lines[0].Select((_, i) => lines.Select((line, j) =>
            line[i] with { Scope = i == 0 ? "col" : j == 0 ? "row" : null, IsNumber = false, MinimumWidth = 0 }).ToList()),
    ];
}
