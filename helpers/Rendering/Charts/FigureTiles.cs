using System.Globalization;
using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>The tiles of a treemap as plotly.js takes them: a list a property, a tile at the same place in each, parents named by ID.</summary>
internal sealed class FigureTiles
{
    private FigureTiles()
    {
    }

    public List<string> Ids { get; } = [];

    public List<string> Parents { get; } = [];

    public List<string> Labels { get; } = [];

    public List<string> Details { get; } = [];

    public List<double> Values { get; } = [];

    public List<string> Grounds { get; } = [];

    public List<string> Inks { get; } = [];

    public static FigureTiles Of(Tile root)
    {
        var tiles = new FigureTiles();
        tiles.Add(root, "");
        return tiles;
    }

    private void Add(Tile tile, string parent)
    {
        var id = Ids.Count.ToString(CultureInfo.InvariantCulture);
        var palette = Theme.Light.Of(tile.Role);
        Ids.Add(id);
        Parents.Add(parent);
        Labels.Add(FigureText.Encode(tile.Label));
        Details.Add(FigureText.Encode(tile.Detail));
        Values.Add(tile.Total);
        Grounds.Add(palette.TagGround);
        Inks.Add(palette.Ink);
        foreach (var inner in tile.Tiles)
        {
            Add(inner, id);
        }
    }
}
