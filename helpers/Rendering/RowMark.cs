namespace PodLab.Rendering;

/// <summary>A reason to point at some rows of a table.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Applies">Which rows are meant.</param>
/// <param name="Why">What they have in common, for the line under the table.</param>
internal sealed record RowMark<TRow>(Func<TRow, bool> Applies, string Why);
