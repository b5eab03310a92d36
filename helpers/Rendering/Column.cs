namespace PodLab.Rendering;

/// <summary>A column of a <see cref="Table{TRow}"/>.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Header">The column's heading, as the tool it imitates prints it.</param>
/// <param name="Text">Returns a row's text for this column. Captured text stays as it is, because the table encodes it.</param>
/// <param name="IsNumber">Whether it's aligned to the right, as the tools align numbers.</param>
public sealed record Column<TRow>(string Header, Func<TRow, string> Text, bool IsNumber = false)
{
    /// <summary>The column's minimum width in plain text: some tools keep columns wide even for short values.</summary>
    public int MinimumWidth { get; init; }

    /// <summary>Whether long text is shown in full, for example a remark. Other text is cut in the middle, like a command line.</summary>
    internal bool IsWhole { get; init; }
}
