using System.Collections;

namespace PodLab.Rendering;

/// <summary>
/// Rows with a caption, columns and the line that shows the same thing in a terminal. It's a list of its rows, so LINQ works on it.
/// <see cref="Where"/>, <see cref="Take"/>, <see cref="OrderBy{TKey}"/>, <see cref="Marked"/> and <see cref="Note"/> return tables that keep
/// the caption and the line.
/// </summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.Notes])]
public class Table<TRow> : Displayable, IReadOnlyList<TRow>
{
    // More columns than these are wider than a page.
    private const int MostTurned = 6;

    private readonly IReadOnlyList<TRow> _rows;

    /// <summary>A table.</summary>
    /// <param name="caption">A description of the rows, in a few words.</param>
    /// <param name="columns">The columns from left to right.</param>
    /// <param name="rows">The rows from top to bottom.</param>
    /// <param name="terminalLine">The line that shows the same thing in a terminal; null if there is none.</param>
    public Table(string caption, IReadOnlyList<Column<TRow>> columns, IReadOnlyList<TRow> rows, string? terminalLine = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Caption = caption;
        Columns = columns;
        TerminalLine = terminalLine;
        _rows = rows;
    }

    private protected Table(Table<TRow> original, IReadOnlyList<TRow> rows)
        : this(original.Caption, original.Columns, rows, original.TerminalLine)
    {
        (Gap, Legend, TurnsWhenWide) = (original.Gap, original.Legend, original.TurnsWhenWide);
        (Marks, RowNotes) = (original.Marks, original.RowNotes);
    }

    /// <summary>A description of the rows, in a few words.</summary>
    public string Caption { get; private init; }

    /// <summary>The columns from left to right.</summary>
    public IReadOnlyList<Column<TRow>> Columns { get; }

    /// <summary>The line that shows the same thing in a terminal; null if there is none.</summary>
    public string? TerminalLine { get; }

    /// <summary>The number of spaces between columns in plain text: 3 as in kubectl's tables, 1 as in those of ps.</summary>
    public int Gap { get; init; } = 3;

    /// <summary>The meaning of the signs in the table, for the line under it; null if there are none.</summary>
    public string? Legend { get; init; }

    /// <summary>
    /// Whether a table with fewer rows than columns is shown turned, with one column per row, so it isn't wider than a page. Its rows
    /// are the same.
    /// </summary>
    public bool TurnsWhenWide { get; init; }

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <summary>The learner's notes on rows, each with the rows it's about.</summary>
    public IReadOnlyList<Note> Notes => [.. RowNotes.Select(note => Rendering.RowNotes.Describe(this, note))];

    internal IReadOnlyList<RowMark<TRow>> Marks { get; private init; } = [];

    internal IReadOnlyList<RowNote<TRow>> RowNotes { get; private init; } = [];

    /// <summary>The columns, including the one for notes if there are any.</summary>
    internal IReadOnlyList<Column<TRow>> ShownColumns => RowNotes.Count == 0 ? Columns : [.. Columns, Rendering.RowNotes.Column(RowNotes)];

    internal bool IsTurned => TurnsWhenWide && Count is > 0 and <= MostTurned && Count < Columns.Count;

    /// <summary>The lines under the table.</summary>
    internal IEnumerable<string> Explanations =>
        (Legend is null ? [] : (string[])[Legend]).Concat(RowMarks.Legend(this)).Concat(Rendering.RowNotes.Unplaced(this));

    /// <inheritdoc/>
    public TRow this[int index] => _rows[index];

    /// <summary>The table with only some of the rows.</summary>
    /// <param name="predicate">Selects the rows to keep.</param>
    /// <param name="caption">A new caption; by default this table's, with "n of m rows".</param>
    public Table<TRow> Where(Func<TRow, bool> predicate, string? caption = null) => Keep([.. _rows.Where(predicate)], caption);

    /// <summary>The table with the first <paramref name="count"/> rows.</summary>
    public Table<TRow> Take(int count) => Keep([.. _rows.Take(count)], null);

    /// <summary>The same rows, sorted by a key. Rows with equal keys keep their order. <c>ThenBy</c> sorts those by another key.</summary>
    public SortedTable<TRow> OrderBy<TKey>(Func<TRow, TKey> key) => new(this, _rows.OrderBy(key));

    /// <summary>The same rows, sorted by a key, the largest first.</summary>
    public SortedTable<TRow> OrderByDescending<TKey>(Func<TRow, TKey> key) => new(this, _rows.OrderByDescending(key));

    /// <summary>The same table with a sign at some rows. The line under the table explains the sign.</summary>
    /// <param name="predicate">Selects the rows to mark.</param>
    /// <param name="why">The rows' common property: "members of the pod".</param>
    public Table<TRow> Marked(Func<TRow, bool> predicate, string why) => new(this, _rows) { Marks = [.. Marks, new(predicate, why)] };

    /// <summary>The same table with a remark of yours on some rows: <c>processes.Note(p => p.Pid == php.Pid, "my web server")</c>.</summary>
    /// <param name="predicate">Selects the rows that the remark is about.</param>
    /// <param name="text">The remark.</param>
    public Table<TRow> Note(Func<TRow, bool> predicate, string text) => new(this, _rows) { RowNotes = [.. RowNotes, new(predicate, text)] };

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToHtml() => HtmlTable.Render(this);

    /// <inheritdoc/>
    public override string ToString() => TextTable.Render(this);

    internal override string? ToExtra(string mimeType) => mimeType == MimeTypes.Notes ? Rendering.Note.ToJson(Notes) : null;

    private Table<TRow> Keep(IReadOnlyList<TRow> rows, string? caption) =>
        new(this, rows) { Caption = caption ?? (rows.Count == Count ? Caption : $"{Caption} ({rows.Count} of {Counted.Of(Count, "row")})") };
}

/// <summary>A table with sorted rows. Rows with equal keys can be sorted further.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
public sealed class SortedTable<TRow> : Table<TRow>
{
    private readonly IOrderedEnumerable<TRow> _sorted;

    internal SortedTable(Table<TRow> original, IOrderedEnumerable<TRow> sorted)
        : base(original, [.. sorted]) => _sorted = sorted;

    /// <summary>The same table, with rows of equal keys sorted by another key.</summary>
    public SortedTable<TRow> ThenBy<TKey>(Func<TRow, TKey> key) => new(this, _sorted.ThenBy(key));

    /// <summary>The same table, with rows of equal keys sorted by another key, the largest first.</summary>
    public SortedTable<TRow> ThenByDescending<TKey>(Func<TRow, TKey> key) => new(this, _sorted.ThenByDescending(key));
}
