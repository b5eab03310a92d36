using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>A rectangle of a treemap, as large as what it counts; it holds others, or stands for itself.</summary>
/// <param name="Label">Its name; captured text may be given as it is.</param>
/// <param name="Detail">What is said of it, a few words; may be empty.</param>
/// <param name="Count">How much it counts, if it holds no others.</param>
/// <param name="Role">What it is in the drawing. Color is never the only sign: the words say the same.</param>
/// <param name="Tiles">The tiles in it.</param>
public sealed record Tile(string Label, string Detail, double Count, Role Role, IReadOnlyList<Tile> Tiles)
{
    /// <summary>How much it and all tiles in it count.</summary>
    public double Total { get; } = Tiles.Count == 0 ? Count : Tiles.Sum(tile => tile.Total);

    internal string Words => Detail.Length == 0 ? Label : $"{Label}: {Detail}";
}
