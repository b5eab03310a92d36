using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Drawings;

public class LayingOut
{
    [Fact]
    public void A_label_always_fits_its_box() => SomeDrawings.All.Sample(
        drawing =>
        {
            var layout = DrawingLayout.Of(drawing.Shown);
            foreach (var text in layout.Texts)
            {
                FontWidths.Measure(text.Text, text.Font).ShouldBeLessThanOrEqualTo(text.Room + 0.01, text.Text);
                layout.Boxes.ShouldContain(box => Holds(box, text), text.Text);
            }
        },
        iter: 40);

    [Fact]
    public void Boxes_lie_in_one_another_or_apart_and_only_tags_reach_over_an_edge() => SomeDrawings.All.Sample(
        drawing =>
        {
            var boxes = DrawingLayout.Of(drawing.Shown).Boxes;
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var j = i + 1; j < boxes.Count; j++)
                {
                    var isClean = IsApart(boxes[i], boxes[j]) || IsInside(boxes[j], boxes[i]) || IsOnEdge(boxes[j], boxes[i]) || IsOnEdge(boxes[i], boxes[j]);
                    isClean.ShouldBeTrue($"{boxes[i]} and {boxes[j]}");
                }
            }
        },
        iter: 40);

    [Fact]
    public void Everything_lies_in_the_picture() => SomeDrawings.All.Sample(
        drawing =>
        {
            var layout = DrawingLayout.Of(drawing.Shown);
            layout.Boxes.ShouldAllBe(box => box.X >= 0 && box.X + box.Width <= layout.Width + 0.01 && box.Y + box.Height <= layout.Height + 0.01);
        },
        iter: 40);

    [Fact]
    public void Lines_of_text_do_not_run_into_each_other() => SomeDrawings.All.Sample(
        drawing =>
        {
            foreach (var column in DrawingLayout.Of(drawing.Shown).Texts.GroupBy(text => text.X))
            {
                var baselines = column.Select(text => text.Baseline).Order().ToList();
                baselines.Zip(baselines.Skip(1), (above, below) => below - above).ShouldAllBe(distance => distance > 12);
            }
        },
        iter: 40);

    [Fact]
    public void A_text_of_a_hundred_kilobytes_is_cut_to_its_box_and_whole_in_words()
    {
        var text = new string('<', 100_000);
        var drawing = new Drawing("t", "s", new Panel(Role.Paper, [new TextBlock(text, TextStyle.Code, MaximumLines: 2)])).Note(text);

        var lines = DrawingLayout.Of(drawing.Shown).Texts;
        lines.Count.ShouldBeLessThan(10);
        lines.ShouldAllBe(line => FontWidths.Measure(line.Text, line.Font) <= line.Room);
        drawing.ToString().ShouldContain(text);
    }

    [Fact]
    public void Short_text_is_shown_whole_and_long_text_keeps_both_ends()
    {
        LineFitter.Fit("php -S 127.0.0.1:9081", Font.Code, 200, 1).ShouldBe(["php -S 127.0.0.1:9081"]);
        var line = LineFitter.Fit("/usr/local/bin/kube-proxy --hostname-override=kind-worker", Font.Code, 200, 1).ShouldHaveSingleItem();
        line.ShouldStartWith("/usr/");
        line.ShouldContain("…");
        line.ShouldEndWith("worker");
    }

    private static bool Holds(PlacedBox box, PlacedText text) =>
        text.X >= box.X && text.X + text.Room <= box.X + box.Width + 0.01
        && text.Baseline - text.Font.Size >= box.Y - 0.01 && text.Baseline + (text.Font.Size * 0.25) <= box.Y + box.Height + 0.01;

    private static bool IsApart(PlacedBox a, PlacedBox b) =>
        a.X + a.Width <= b.X + 0.01 || b.X + b.Width <= a.X + 0.01 || a.Y + a.Height <= b.Y + 0.01 || b.Y + b.Height <= a.Y + 0.01;

    private static bool IsInside(PlacedBox inner, PlacedBox outer) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.X + inner.Width <= outer.X + outer.Width + 0.01
        && inner.Y + inner.Height <= outer.Y + outer.Height + 0.01;

    private static bool IsOnEdge(PlacedBox tag, PlacedBox box) =>
        tag.IsTag && new[] { box.Y, box.Bottom }.Any(edge => Math.Abs(tag.Y + (tag.Height / 2) - edge) < 0.01) && tag.X >= box.X && tag.X + tag.Width <= box.X + box.Width + 0.01;
}
