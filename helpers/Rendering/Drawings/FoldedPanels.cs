namespace PodLab.Rendering.Drawings;

/// <summary>Boxes that are too many for the picture: it has a few words instead, the text form has them all.</summary>
/// <param name="Label">What the picture says: "and 12 more processes".</param>
/// <param name="Panels">The boxes.</param>
public sealed record FoldedPanels(string Label, IReadOnlyList<Panel> Panels) : Block;
