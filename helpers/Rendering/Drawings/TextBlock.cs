namespace PodLab.Rendering.Drawings;

/// <summary>Words in a drawing. Captured text may be given as it is.</summary>
/// <param name="Text">The words; the picture cuts them in the middle where they do not fit, the text form never.</param>
/// <param name="Style">How they look.</param>
/// <param name="MaximumLines">On how many lines they may stand.</param>
public sealed record TextBlock(string Text, TextStyle Style, int MaximumLines = 1) : Block;
