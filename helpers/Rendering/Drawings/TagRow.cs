namespace PodLab.Rendering.Drawings;

/// <summary>Tags side by side, on as many lines as they need, under a label.</summary>
/// <param name="Label">What the tags have in common.</param>
/// <param name="Tags">The tags from left to right.</param>
public sealed record TagRow(string Label, IReadOnlyList<Tag> Tags) : Block;
