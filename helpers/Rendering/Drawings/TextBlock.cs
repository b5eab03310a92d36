namespace PodLab.Rendering.Drawings;

/// <summary>Words in a drawing. Captured text is allowed unchanged.</summary>
/// <param name="Text">The words. The picture cuts them in the middle if they don't fit; the text form never does.</param>
/// <param name="Style">Their look.</param>
/// <param name="MaximumLines">The maximum number of lines.</param>
public sealed record TextBlock(string Text, TextStyle Style, int MaximumLines = 1) : Block;
