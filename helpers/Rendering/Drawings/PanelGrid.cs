namespace PodLab.Rendering.Drawings;

/// <summary>Boxes in a box, side by side in columns of one width.</summary>
/// <param name="Panels">The boxes, row by row.</param>
/// <param name="Columns">How many stand side by side.</param>
/// <param name="PanelWidth">The width of each in pixels; null: as much as there is.</param>
public sealed record PanelGrid(IReadOnlyList<Panel> Panels, int Columns = 1, double? PanelWidth = null) : Block;
