namespace PodLab.Rendering;

/// <summary>A cell of a table as it is laid out.</summary>
/// <param name="Text">Its text, made visible.</param>
/// <param name="Scope">Of a header: what it heads, <c>col</c> or <c>row</c>.</param>
internal sealed record TableCell(string Text, string? Scope = null)
{
    public bool IsNumber { get; init; }

    public bool IsWhole { get; init; }

    public bool IsMarked { get; init; }

    public int MinimumWidth { get; init; }
}

/// <summary>A table's cells line by line, headers first: its HTML and its plain text are made from them.</summary>
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

    // Numbers stand above one another no more, so they are aligned as everything else.
    private static List<List<TableCell>> Turn(List<List<TableCell>> lines) =>
    [
        .. lines[0].Select((_, i) => lines.Select((line, j) =>
            line[i] with { Scope = i == 0 ? "col" : j == 0 ? "row" : null, IsNumber = false, MinimumWidth = 0 }).ToList()),
    ];
}
