using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Charts;

public class LayingOutTiles
{
    [Fact]
    public void Tiles_fill_the_area_each_as_large_as_what_it_counts() => Gen.Double[0.1, 1000].Array[1, 60].Sample(
        counts =>
        {
            var placed = TileAreas.Divide([.. counts.Select(count => new Tile("t", "", count, Role.Subject, []))], new TileArea(10, 20, 900, 560));

            placed.Count.ShouldBe(counts.Length);
            foreach (var (tile, area) in placed)
            {
                (area.Width * area.Height).ShouldBe(900 * 560 * tile.Total / counts.Sum(), 0.5);
                area.X.ShouldBeGreaterThanOrEqualTo(10 - 0.01);
                area.Y.ShouldBeGreaterThanOrEqualTo(20 - 0.01);
                (area.X + area.Width).ShouldBeLessThanOrEqualTo(910.01);
                (area.Y + area.Height).ShouldBeLessThanOrEqualTo(580.01);
            }

            for (var i = 0; i < placed.Count; i++)
            {
                placed.Skip(i + 1).ShouldAllBe(other => AreApart(placed[i].Area, other.Area));
            }
        },
        iter: 200);

    [Fact]
    public void Equal_tiles_are_nearly_square()
    {
        var placed = TileAreas.Divide([.. Enumerable.Repeat(new Tile("t", "", 1, Role.Subject, []), 250)], new TileArea(0, 0, 900, 560));
        placed.ShouldAllBe(entry => entry.Area.Width / entry.Area.Height > 0.5 && entry.Area.Width / entry.Area.Height < 2);
    }

    [Fact]
    public void A_label_fits_its_tile_and_all_of_it_is_in_the_words() => SomeTiles.All.Sample(
        root =>
        {
            var drawing = new Drawing("t", "s", new Panel(Role.Paper, [new TileMap(root.Tiles, 600, 400)]));
            var layout = DrawingLayout.Of(drawing.Shown);
            foreach (var text in layout.Texts)
            {
                FontWidths.Measure(text.Text, text.Font).ShouldBeLessThanOrEqualTo(text.Room + 0.01, text.Text);
                layout.Boxes.ShouldContain(
                    box => text.X >= box.X && text.X + text.Room <= box.X + box.Width && text.Baseline - text.Font.Size >= box.Y - 0.01
                        && text.Baseline + (text.Font.Size * 0.25) <= box.Y + box.Height + 0.01, text.Text);
            }

            layout.Boxes.ShouldAllBe(box => box.X >= 0 && box.Y >= 0 && box.X + box.Width <= layout.Width + 0.01 && box.Y + box.Height <= layout.Height + 0.01);
            drawing.ToString().Split('\n').Length.ShouldBe(2 + root.Tiles.Count + root.Tiles.Sum(tile => tile.Tiles.Count));
        },
        iter: 60);

    private static bool AreApart(TileArea a, TileArea b) =>
        a.X + a.Width <= b.X + 0.01 || b.X + b.Width <= a.X + 0.01 || a.Y + a.Height <= b.Y + 0.01 || b.Y + b.Height <= a.Y + 0.01;
}
