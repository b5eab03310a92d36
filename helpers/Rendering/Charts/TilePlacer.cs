using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>Puts a treemap's tiles and as many of their labels as fit into a drawing.</summary>
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

    // The height that the labels take. A tile that holds others leaves them most of its room; one that does not has room for more lines.
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

        // "PI … 4" helps nobody: in a narrow tile a label is whole or not there. All are in the text form.
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
