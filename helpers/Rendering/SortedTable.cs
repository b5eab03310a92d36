namespace PodLab.Rendering;

/// <summary>A table whose rows are sorted: those with equal keys may be sorted further.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
public sealed class SortedTable<TRow> : Table<TRow>
{
    private readonly IOrderedEnumerable<TRow> _sorted;

    internal SortedTable(Table<TRow> original, IOrderedEnumerable<TRow> sorted)
        : base(original, [.. sorted]) => _sorted = sorted;

    /// <summary>Rows that the keys so far leave equal, sorted by another key.</summary>
    public SortedTable<TRow> ThenBy<TKey>(Func<TRow, TKey> key) => new(this, _sorted.ThenBy(key));

    /// <summary>Rows that the keys so far leave equal, sorted by another key, the greatest first.</summary>
    public SortedTable<TRow> ThenByDescending<TKey>(Func<TRow, TKey> key) => new(this, _sorted.ThenByDescending(key));
}
