using System.Collections;

namespace PodLab.Rendering;

/// <summary>
/// Rows with a caption, columns and the line that shows the same in a terminal. It is a list of its rows, so LINQ works on it;
/// its own <see cref="Where"/>, <see cref="Take"/>, <see cref="OrderBy{TKey}"/>, <see cref="Marked"/> and <see cref="Note"/> return tables
/// that keep caption and line.
/// </summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
public class Table<TRow> : Displayable, IReadOnlyList<TRow>
{
    private readonly IReadOnlyList<TRow> _rows;

    /// <summary>A table.</summary>
    /// <param name="caption">What the rows are, in a few words.</param>
    /// <param name="columns">The columns from left to right.</param>
    /// <param name="rows">The rows from top to bottom.</param>
    /// <param name="terminalLine">The line that shows the same in a terminal; null when there is none.</param>
    public Table(string caption, IReadOnlyList<Column<TRow>> columns, IReadOnlyList<TRow> rows, string? terminalLine = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Caption = caption;
        Columns = columns;
        TerminalLine = terminalLine;
        _rows = rows;
    }

    /// <summary>What the rows are, in a few words.</summary>
    public string Caption { get; }

    /// <summary>The columns from left to right.</summary>
    public IReadOnlyList<Column<TRow>> Columns { get; }

    /// <summary>The line that shows the same in a terminal; null when there is none.</summary>
    public string? TerminalLine { get; }

    /// <summary>How many spaces part the columns in plain text: 3 as in kubectl's tables, 1 as in those of ps.</summary>
    public int Gap { get; init; } = 3;

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <summary>The notes that a learner has put on rows, each with the rows it is about.</summary>
    public IReadOnlyList<Note> Notes => [.. RowNotes.Select(note => Rendering.RowNotes.Describe(this, note))];

    internal IReadOnlyList<RowMark<TRow>> Marks { get; private init; } = [];

    internal IReadOnlyList<RowNote<TRow>> RowNotes { get; private init; } = [];

    /// <summary>The columns, and that of the notes where there are some.</summary>
    internal IReadOnlyList<Column<TRow>> ShownColumns => RowNotes.Count == 0 ? Columns : [.. Columns, Rendering.RowNotes.Column(RowNotes)];

    /// <inheritdoc/>
    public TRow this[int index] => _rows[index];

    /// <summary>The table of those rows alone.</summary>
    /// <param name="predicate">Which rows to keep.</param>
    /// <param name="caption">A new caption; by default this table's, with "n of m rows".</param>
    public Table<TRow> Where(Func<TRow, bool> predicate, string? caption = null) => Keep([.. _rows.Where(predicate)], caption);

    /// <summary>The table of the first <paramref name="count"/> rows.</summary>
    public Table<TRow> Take(int count) => Keep([.. _rows.Take(count)], null);

    /// <summary>The same rows, sorted by a key; rows with equal keys keep their order.</summary>
    public Table<TRow> OrderBy<TKey>(Func<TRow, TKey> key) => With(Caption, [.. _rows.OrderBy(key)], Marks, RowNotes);

    /// <summary>The same table, pointing at some rows with a sign that is explained under it.</summary>
    /// <param name="predicate">Which rows to mark.</param>
    /// <param name="why">What these rows have in common: "members of the pod".</param>
    public Table<TRow> Marked(Func<TRow, bool> predicate, string why) => With(Caption, _rows, [.. Marks, new(predicate, why)], RowNotes);

    /// <summary>The same table with a remark of yours on some rows: <c>processes.Note(p => p.Pid == php.Pid, "my web server")</c>.</summary>
    /// <param name="predicate">Which rows the remark is about.</param>
    /// <param name="text">The remark.</param>
    public Table<TRow> Note(Func<TRow, bool> predicate, string text) => With(Caption, _rows, Marks, [.. RowNotes, new(predicate, text)]);

    /// <summary>
    /// The table as CSV (<see href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</see>), for a spreadsheet: a header, then a line a row.
    /// A captured text that a spreadsheet would take for a formula has an apostrophe before it.
    /// </summary>
    public string ToCsv() => CsvTable.Render(this);

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToHtml() => HtmlTable.Render(this);

    /// <inheritdoc/>
    public override string ToString() => TextTable.Render(this);

    private Table<TRow> Keep(IReadOnlyList<TRow> rows, string? caption) =>
        With(caption ?? (rows.Count == Count ? Caption : $"{Caption} ({rows.Count} of {Count} rows)"), rows, Marks, RowNotes);

    private Table<TRow> With(
        string caption, IReadOnlyList<TRow> rows, IReadOnlyList<RowMark<TRow>> marks, IReadOnlyList<RowNote<TRow>> notes) =>
        notes.Count == 0
            ? new Table<TRow>(caption, Columns, rows, TerminalLine) { Gap = Gap, Marks = marks }
            : new NotedTable<TRow>(caption, Columns, rows, TerminalLine) { Gap = Gap, Marks = marks, RowNotes = notes };
}
