namespace PodLab.Rendering;

/// <summary>A column of a <see cref="Table{TRow}"/>.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Header">The column's heading, as the tool it imitates prints it.</param>
/// <param name="Text">What a row shows in this column; captured text as it is, encoding is the table's job.</param>
/// <param name="IsNumber">Whether it is aligned to the right, as the tools align numbers.</param>
public sealed record Column<TRow>(string Header, Func<TRow, string> Text, bool IsNumber = false)
{
    /// <summary>How wide the column is at least in plain text: some tools keep columns wide even for short values.</summary>
    public int MinimumWidth { get; init; }

    /// <summary>Whether long text is shown whole: a remark is not to be cut in its middle as a command line is.</summary>
    internal bool IsWhole { get; init; }
}
