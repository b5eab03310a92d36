using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Puts a treemap's tiles into a drawing, with as many of their labels as fit.</summary>
internal sealed class TilePlacer(DrawingLayout layout)
{
    private const double Margin = 3;
    private const double Padding = 5;
    private const double LeastSide = 5;
    private const double LeastLabel = 24;
    private const double LeastCutLabel = 84;
    private const int LinesInLeaf = 5;

    public void Place(TileMap map, double x, double y) => Place(map.Tiles, new TileArea(x, y, map.Width, map.Height));

    private void Place(IReadOnlyList<Tile> tiles, TileArea area)
    {
        foreach (var (tile, whole) in TileAreas.Divide(tiles, area))
        {
            var box = whole.Inside(whole.ShorterSide > 12 ? Margin / 2 : 0.25);
            if (box.ShorterSide < 1)
            {
                continue;
            }

            layout.Add(new PlacedBox(box.X, box.Y, box.Width, box.Height, Math.Min(5, box.ShorterSide / 4), tile.Role, IsDashed: false, IsTag: tile.Tiles.Count == 0));
            var used = PlaceLabels(tile, box);
            var inner = box.Below(used).Inside(Margin);
            if (tile.Tiles.Count > 0 && inner.ShorterSide > LeastSide)
            {
                Place(tile.Tiles, inner);
            }
        }
    }

    // The height of the labels. A tile that contains others leaves most of its room to them. A tile without others has room for more lines.
    private double PlaceLabels(Tile tile, TileArea box)
    {
        var isLeaf = tile.Tiles.Count == 0;
        var most = (isLeaf ? box.Height : box.Height / 2) - Margin;
        var used = PlaceLabel(tile.Label, Font.TagName, tile, box, 0, most >= Font.TagName.LineHeight ? 1 : 0);
        var lines = Math.Min((int)((most - used) / Font.Note.LineHeight), isLeaf ? LinesInLeaf : 1);
        return used == 0 ? 0 : used + PlaceLabel(tile.Detail, Font.Note, tile, box, used, lines);
    }

    private double PlaceLabel(string text, Font font, Tile tile, TileArea box, double from, int maximumLines)
    {
        var room = box.Width - (2 * Padding);
        if (maximumLines < 1 || room < LeastLabel)
        {
            return 0;
        }

        var lines = LineFitter.Fit(text, font, room, maximumLines);

        // "PI … 4" is no help: a narrow tile shows its whole label or none. The text form has all labels.
        if (room < LeastCutLabel && lines.Sum(line => line.Count(c => c != ' ')) < text.Count(c => c != ' '))
        {
            return 0;
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var baseline = box.Y + Margin + from + (i * font.LineHeight) + font.Size;
            layout.Add(new PlacedText(box.X + Padding, baseline, room, lines[i], text, font, tile.Role));
        }

        return lines.Count * font.LineHeight;
    }
}

/// <summary>
/// Divides a rectangle among tiles by their counts, into rectangles that are as square as possible. This is the squarified treemap of
/// <see href="https://doi.org/10.1007/978-3-7091-6783-0_4">Bruls, Huizing and van Wijk (2000)</see>.
/// </summary>
internal static class TileAreas
{
    /// <summary>Each tile with its rectangle, the largest first. Tiles with a count of zero are left out.</summary>
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

    // The smallest ratio of sides among the tiles in a row along the shorter side, 1 for a square. The tiles are sorted, so the first or last has it.
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
