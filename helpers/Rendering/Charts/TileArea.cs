namespace PodLab.Rendering.Charts;

/// <summary>A rectangle in a treemap, in pixels.</summary>
internal readonly record struct TileArea(double X, double Y, double Width, double Height)
{
    public double ShorterSide => Math.Min(Width, Height);

    public TileArea Inside(double margin) => new(X + margin, Y + margin, Width - (2 * margin), Height - (2 * margin));

    public TileArea Below(double header) => new(X, Y + header, Width, Height - header);
}
