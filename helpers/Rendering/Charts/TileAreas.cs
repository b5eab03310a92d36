namespace PodLab.Rendering.Charts;

/// <summary>
/// Divides a rectangle among tiles by what they count, into rectangles as square as can be: the squarified treemap of
/// <see href="https://doi.org/10.1007/978-3-7091-6783-0_4">Bruls, Huizing and van Wijk (2000)</see>.
/// </summary>
internal static class TileAreas
{
    /// <summary>Each tile with its rectangle, the largest first; tiles that count nothing have no place.</summary>
    public static IReadOnlyList<(Tile Tile, TileArea Area)> Divide(IReadOnlyList<Tile> tiles, TileArea area)
    {
        var placed = new List<(Tile, TileArea)>();
        var open = tiles.Where(tile => tile.Total > 0).OrderByDescending(tile => tile.Total).ToList();
        var perCount = area.Width * area.Height / open.Sum(tile => tile.Total);
        for (var first = 0; first < open.Count;)
        {
            var last = first + 1;
            while (last < open.Count && Squareness(open, first, last + 1, area, perCount) >= Squareness(open, first, last, area, perCount))
            {
                last++;
            }

            area = PlaceRow(placed, open[first..last], area, perCount);
            first = last;
        }

        return placed;
    }

    // Of a row along the shorter side: the least of its tiles' ratios of sides, 1 for a square. Tiles come sorted, so it is that of the first or the last.
    private static double Squareness(List<Tile> tiles, int first, int end, TileArea area, double perCount)
    {
        var total = 0.0;
        for (var i = first; i < end; i++)
        {
            total += tiles[i].Total;
        }

        var thickness = total * perCount / area.ShorterSide;
        return Math.Min(Ratio(tiles[first]), Ratio(tiles[end - 1]));

        double Ratio(Tile tile)
        {
            var length = tile.Total * perCount / thickness;
            return Math.Min(length, thickness) / Math.Max(length, thickness);
        }
    }

    private static TileArea PlaceRow(List<(Tile, TileArea)> placed, IReadOnlyList<Tile> row, TileArea area, double perCount)
    {
        var thickness = row.Sum(tile => tile.Total) * perCount / area.ShorterSide;
        var isColumn = area.Width >= area.Height;
        var (x, y) = (area.X, area.Y);
        foreach (var tile in row)
        {
            var length = tile.Total * perCount / thickness;
            placed.Add((tile, isColumn ? new(x, y, thickness, length) : new(x, y, length, thickness)));
            (x, y) = isColumn ? (x, y + length) : (x + length, y);
        }

        return isColumn
            ? new(area.X + thickness, area.Y, area.Width - thickness, area.Height)
            : new(area.X, area.Y + thickness, area.Width, area.Height - thickness);
    }
}

/// <summary>A rectangle in a treemap, in pixels.</summary>
internal readonly record struct TileArea(double X, double Y, double Width, double Height)
{
    public double ShorterSide => Math.Min(Width, Height);

    public TileArea Inside(double margin) => new(X + margin, Y + margin, Width - (2 * margin), Height - (2 * margin));

    public TileArea Below(double header) => new(X, Y + header, Width, Height - header);
}
