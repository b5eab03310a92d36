using System.Xml.Linq;
using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Drawings;

public class LinkingBoxes
{
    [Fact]
    public void A_veth_pair_in_words_names_both_ends() => LinkedDrawings.VethPair().ToString().ShouldBe(
        """
        Two network namespaces
        Two network namespaces and a veth pair
          orange
            net:[4026532457]
            lo 127.0.0.1/8, UP
          green
            net:[4026532530]
            lo 127.0.0.1/8, UP
          tap1 (UP, 198.18.0.1/24) of orange is linked to tap2 (DOWN, 198.18.0.2/24) of green: veth pair

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_line_has_a_title_and_a_description()
    {
        var line = XDocument.Parse(LinkedDrawings.VethPair().ToSvg()).Descendants().Where(element => element.Name.LocalName == "path").ShouldHaveSingleItem();

        line.Elements().Select(element => (element.Name.LocalName, element.Value)).ShouldBe(
            [("title", "veth pair"), ("desc", "tap1 (UP, 198.18.0.1/24) of orange is linked to tap2 (DOWN, 198.18.0.2/24) of green: veth pair")]);
        line.Attribute("stroke-dasharray").ShouldNotBeNull();
    }

    [Fact]
    public void Lines_to_pods_below_are_straight_and_lead_on_to_the_bridge_that_they_are_ports_of()
    {
        var layout = DrawingLayout.Of(LinkedDrawings.BridgeWithThreePods().Root);

        layout.Lines.Count.ShouldBe(6);
        layout.Lines.ShouldAllBe(line => line.Points.Count == 2 && line.Points[0].X == line.Points[1].X && line.Points[1].Y > line.Points[0].Y);
        var bridge = layout.Boxes.Single(box => box.Role == Role.Inner);
        layout.Lines.Count(line => line.Points[0].Y == bridge.Bottom).ShouldBe(3);
    }

    [Fact]
    public void No_line_crosses_a_text() => Gen.OneOf(
        SomeDrawings.All, Gen.Const(LinkedDrawings.VethPair()), Gen.Const(LinkedDrawings.BridgeWithThreePods())).Sample(
        drawing =>
        {
            var layout = DrawingLayout.Of(drawing.Shown);
            foreach (var text in layout.Texts)
            {
                // The text of a tag or of a label has its own background, in front of the lines.
                var isCovered = layout.Boxes.Any(box => box.IsOverLines && text.X >= box.X && text.X <= box.Right && text.Baseline >= box.Y && text.Baseline <= box.Bottom);
                layout.Lines.SelectMany(line => line.Points.Zip(line.Points.Skip(1))).ShouldAllBe(part => isCovered || !Crosses(part.First, part.Second, text), text.Text);
            }
        },
        iter: 40);

    [Fact]
    public void A_line_ends_at_its_tags() => SomeDrawings.All.Sample(
        drawing =>
        {
            var layout = DrawingLayout.Of(drawing.Shown);
            layout.Lines.SelectMany(line => new[] { line.Points[0], line.Points[line.Points.Count - 1] }).ShouldAllBe(end =>
                layout.Boxes.Any(box => (box.IsOverLines || box.Role == Role.Inner) && end.X >= box.X && end.X <= box.Right && (Math.Abs(end.Y - box.Y) < 0.01 || Math.Abs(end.Y - box.Bottom) < 0.01)));
        },
        iter: 40);

    [Fact]
    public void A_link_between_boxes_that_are_not_neighbors_is_refused_with_its_words()
    {
        var (top, middle, bottom) = (Box("top"), Box("middle"), Box("bottom"));
        var tag = new Tag("●", "eth0", "", "", "eth0", Role.Part);
        Drawing Of(Panel to) => new("t", "s", new Panel(Role.Paper, [new LinkedPanels([[top], [middle], [bottom]], [new(new(top, tag), new(to, tag))])]));

        Should.Throw<ArgumentException>(() => Of(bottom).ToSvg()).Message.ShouldContain("eth0 of top is linked to eth0 of bottom");
        Should.Throw<ArgumentException>(() => Of(Box("elsewhere")).ToSvg()).Message.ShouldContain("eth0 of elsewhere");
    }

    [Fact]
    public async Task They_can_be_looked_at_in_light_and_dark()
    {
        Need.Chromium.OrSkip();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenPageAsync();
        foreach (var (name, drawing) in new[] { ("veth", LinkedDrawings.VethPair()), ("bridge", LinkedDrawings.BridgeWithThreePods()) })
        {
            await page.SetContentAsync($"<!DOCTYPE html><body>{drawing.ToSvg()}<div style=\"background:#111;padding:20px\">{drawing.ToSvg(Theme.Dark)}</div></body>");
            await page.ScreenshotAsync(new() { Path = Repository.Path("TestResults", "screenshots", $"drawing-{name}.png"), FullPage = true });
            (await page.Locator("svg").CountAsync()).ShouldBe(2);
        }
    }

    private static Panel Box(string name) => new(Role.Part, [new TextBlock(name, TextStyle.Title)]);

    private static bool Crosses((double X, double Y) from, (double X, double Y) to, PlacedText text) =>
        Math.Max(from.X, to.X) > text.X && Math.Min(from.X, to.X) < text.X + FontWidths.Measure(text.Text, text.Font)
        && Math.Max(from.Y, to.Y) > text.Baseline - text.Font.Size && Math.Min(from.Y, to.Y) < text.Baseline + (text.Font.Size * 0.25);
}
