namespace PodLab.Rendering.Drawings;

/// <summary>Boxes in a box, side by side in columns of equal width.</summary>
/// <param name="Panels">The boxes, row by row.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="PanelWidth">The width of each box in pixels; null for all available width.</param>
public sealed record PanelGrid(IReadOnlyList<Panel> Panels, int Columns = 1, double? PanelWidth = null) : Block;
