namespace PodLab.Rendering;

/// <summary>A reason to point at some rows of a table.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Applies">Selects the rows.</param>
/// <param name="Why">Their common property, for the line under the table.</param>
internal sealed record RowMark<TRow>(Func<TRow, bool> Applies, string Why);

/// <summary>The signs before marked rows. They're shapes, because not everyone can see colors.</summary>
internal static class RowMarks
{
    private const string Signs = "●▲■◆★";

    public static string SignsOf<TRow>(IReadOnlyList<RowMark<TRow>> marks, TRow row) =>
        string.Concat(marks.Select((mark, i) => mark.Applies(row) ? Sign(i) : ""));

    public static IEnumerable<string> Legend<TRow>(Table<TRow> table) =>
        table.Marks.Select((mark, i) => $"{Sign(i)} {mark.Why} ({table.Count(mark.Applies)} of {Counted.Of(table.Count, "row")})");

    private static string Sign(int mark) => Signs[mark % Signs.Length].ToString();
}

/// <summary>A learner's remark on some rows of a table.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Applies">Selects the rows it's about.</param>
/// <param name="Text">The remark.</param>
internal sealed record RowNote<TRow>(Func<TRow, bool> Applies, string Text);

/// <summary>The notes on a table's rows, shown in the table's last column.</summary>
internal static class RowNotes
{
    private const string Header = "NOTE";
    private const int RowsNamed = 4;

    public static Column<TRow> Column<TRow>(IReadOnlyList<RowNote<TRow>> notes) => new(Header, row => Of(notes, row)) { IsWhole = true };

    /// <summary>Notes on no row. They're shown under the table, so they aren't lost.</summary>
    public static IEnumerable<string> Unplaced<TRow>(Table<TRow> table) =>
        table.RowNotes.Where(note => !table.Any(note.Applies)).Select(note => $"{Note.Sign} {note.Text} (on no row)");

    /// <summary>The note with its subject: the first column of its rows, <c>PID 892, 901</c>.</summary>
    public static Note Describe<TRow>(Table<TRow> table, RowNote<TRow> note)
    {
        var rows = table.Where<TRow>(note.Applies).ToList();
        if (rows.Count == 0 || rows.Count == table.Count || table.Columns.Count == 0)
        {
            return new Note(table.Caption, note.Text);
        }

        var key = table.Columns[0];
        var named = string.Join(", ", rows.Take(RowsNamed).Select(row => ShortText.Of(key.Text(row))));
        return new Note($"{key.Header} {named}{(rows.Count > RowsNamed ? $" and {rows.Count - RowsNamed} more" : "")}", note.Text);
    }

    private static string Of<TRow>(IReadOnlyList<RowNote<TRow>> notes, TRow row) =>
        string.Join("; ", notes.Where(note => note.Applies(row)).Select(note => $"{Note.Sign} {note.Text}"));
}
