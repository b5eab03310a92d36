using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>A rectangle of a treemap. Its area is proportional to its count. It may contain other tiles.</summary>
/// <param name="Label">Its name. Captured text is allowed unchanged.</param>
/// <param name="Detail">A few words about it; may be empty.</param>
/// <param name="Count">Its count, if it contains no other tiles.</param>
/// <param name="Role">Its role in the drawing. Color is never the only sign: the words say the same.</param>
/// <param name="Tiles">The tiles in it.</param>
public sealed record Tile(string Label, string Detail, double Count, Role Role, IReadOnlyList<Tile> Tiles)
{
    /// <summary>The total count of this tile and all tiles in it.</summary>
    public double Total { get; } = Tiles.Count == 0 ? Count : Tiles.Sum(tile => tile.Total);

    internal string Words => Detail.Length == 0 ? Label : $"{Label}: {Detail}";
}
