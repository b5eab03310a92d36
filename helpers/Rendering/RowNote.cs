namespace PodLab.Rendering;

/// <summary>A learner's remark on some rows of a table.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Applies">Which rows it is about.</param>
/// <param name="Text">The remark.</param>
internal sealed record RowNote<TRow>(Func<TRow, bool> Applies, string Text);
