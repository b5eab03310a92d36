namespace PodLab.Rendering.Drawings;

/// <summary>A line of text at its place: left end and baseline. <paramref name="Room"/> is how wide it may be.</summary>
internal sealed record PlacedText(double X, double Baseline, double Room, string Text, string Full, Font Font, Tone Tone);
