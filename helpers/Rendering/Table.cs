using System.Collections;

namespace PodLab.Rendering;

/// <summary>
/// Rows with a caption, columns and the line that shows the same in a terminal. It is a list of its rows, so LINQ works on it;
/// its own <see cref="Where"/>, <see cref="Take"/> and <see cref="OrderBy{TKey}"/> return tables that keep caption and line.
/// </summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
public sealed class Table<TRow> : Displayable, IReadOnlyList<TRow>
{
    private readonly IReadOnlyList<TRow> _rows;

    /// <summary>A table.</summary>
    /// <param name="caption">What the rows are, in a few words.</param>
    /// <param name="columns">The columns from left to right.</param>
    /// <param name="rows">The rows from top to bottom.</param>
    /// <param name="terminalLine">The line that shows the same in a terminal; null when there is none.</param>
    public Table(string caption, IReadOnlyList<Column<TRow>> columns, IReadOnlyList<TRow> rows, string? terminalLine = null)
    {
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

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public TRow this[int index] => _rows[index];

    /// <summary>The table of those rows alone.</summary>
    /// <param name="predicate">Which rows to keep.</param>
    /// <param name="caption">A new caption; by default this table's, with "n of m rows".</param>
    public Table<TRow> Where(Func<TRow, bool> predicate, string? caption = null) => Keep([.. _rows.Where(predicate)], caption);

    /// <summary>The table of the first <paramref name="count"/> rows.</summary>
    public Table<TRow> Take(int count) => Keep([.. _rows.Take(count)], null);

    /// <summary>The same rows, sorted by a key; rows with equal keys keep their order.</summary>
    public Table<TRow> OrderBy<TKey>(Func<TRow, TKey> key) => new(Caption, Columns, [.. _rows.OrderBy(key)], TerminalLine);

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToHtml() => HtmlTable.Render(this);

    /// <inheritdoc/>
    public override string ToString() => TextTable.Render(this);

    private Table<TRow> Keep(IReadOnlyList<TRow> rows, string? caption) =>
        new(caption ?? (rows.Count == Count ? Caption : $"{Caption} ({rows.Count} of {Count} rows)"), Columns, rows, TerminalLine);
}
