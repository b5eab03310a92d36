namespace PodLab.Rendering.Drawings;

/// <summary>Boxes that are too many for the picture. The picture has a few words instead, and the text form has all boxes.</summary>
/// <param name="Label">The words in the picture: "and 12 more processes".</param>
/// <param name="Panels">The boxes.</param>
public sealed record FoldedPanels(string Label, IReadOnlyList<Panel> Panels) : Block;
