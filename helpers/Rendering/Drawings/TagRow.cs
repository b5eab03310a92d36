namespace PodLab.Rendering.Drawings;

/// <summary>Tags side by side, on as many lines as they need, under a label.</summary>
/// <param name="Label">The tags' common property.</param>
/// <param name="Tags">The tags from left to right.</param>
public sealed record TagRow(string Label, IReadOnlyList<Tag> Tags) : Block;
