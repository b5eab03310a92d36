namespace PodLab.Rendering.Drawings;

/// <summary>A box at its place.</summary>
internal sealed record PlacedBox(double X, double Y, double Width, double Height, double Radius, Tone Tone, bool IsDashed, bool IsTag);
