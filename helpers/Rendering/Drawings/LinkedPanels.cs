namespace PodLab.Rendering.Drawings;

/// <summary>
/// Boxes in rows, and lines between them. The ends of a line sit on the boxes' edges; the line runs between the rows, where there
/// is no text.
/// </summary>
/// <param name="Rows">The boxes, row by row.</param>
/// <param name="Links">The lines; each joins boxes of one row, or of two rows one above the other.</param>
public sealed record LinkedPanels(IReadOnlyList<IReadOnlyList<Panel>> Rows, IReadOnlyList<Link> Links) : Block;
