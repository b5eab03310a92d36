using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Charts;

public sealed class MakingSpans
{
    private static readonly Chart Small = SpanChart.Of(
        "A title", "A summary",
        [
            new SpanRow("<b>one</b>", [new("runs", 0, 4, "four long", Role.Part), new("waits", 4, 0, "not at all", Role.Notice)], 8),
            new SpanRow("two", [new("runs", 6, 2, "two long", Role.Part)], 8),
        ]);

    [Fact]
    public void A_figure_has_a_trace_a_kind_whose_bars_begin_when_their_time_begins()
    {
        var figure = JsonNode.Parse(Small.FigureJson!)!;

        figure["data"]!.AsArray().Select(trace => (string)trace!["name"]!).ShouldBe(["runs", "waits"]);
        figure["data"]![0]!["base"]!.AsArray().Select(value => (double)value!).ShouldBe([0, 6]);
        figure["data"]![0]!["x"]!.AsArray().Select(value => (double)value!).ShouldBe([4, 2]);
        ((string)figure["data"]![0]!["y"]![0]!).ShouldBe("&lt;b&gt;one&lt;/b&gt;");
        ((string)figure["layout"]!["barmode"]!).ShouldBe("overlay");
    }

    [Fact]
    public void The_words_have_every_span()
    {
        Small.ToString().ShouldContain("  <b>one</b>: four long · not at all\n  two: two long\n");
        Small.ToHtml().ShouldNotContain("<b>one");
    }

    [Fact]
    public void A_span_is_drawn_to_scale_at_its_place_and_to_be_seen_however_short_it_is()
    {
        var bars = DrawingLayout.Of(Small.Picture.Root).Boxes.Where(box => box.IsTag).ToList();

        (bars[0].Width / bars[2].Width).ShouldBe(2, 0.01);
        bars[1].X.ShouldBe(bars[0].Right, 0.01);
        bars[1].Width.ShouldBeGreaterThan(2);
        bars[2].Right.ShouldBe(bars[0].X + (2 * bars[0].Width), 0.01);
        bars.ShouldAllBe(bar => bar.Right < Spacing.LeastWidth);
    }
}
