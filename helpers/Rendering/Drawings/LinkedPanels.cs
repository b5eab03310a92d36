namespace PodLab.Rendering.Drawings;

/// <summary>
/// Boxes in rows, and lines between them. The ends of a line are on the boxes' edges. The line runs between the rows, where there's
/// no text.
/// </summary>
/// <param name="Rows">The boxes, row by row.</param>
/// <param name="Links">The lines. Each joins boxes of one row or of two neighboring rows.</param>
public sealed record LinkedPanels(IReadOnlyList<IReadOnlyList<Panel>> Rows, IReadOnlyList<Link> Links) : Block;
