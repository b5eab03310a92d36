using PodLab.Rendering.Charts;

namespace PodLab.Rendering.Drawings;

/// <summary>A treemap in a drawing: tiles within tiles, with areas proportional to their counts.</summary>
/// <param name="Tiles">The outermost tiles.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels.</param>
public sealed record TileMap(IReadOnlyList<Tile> Tiles, double Width, double Height) : Block;
