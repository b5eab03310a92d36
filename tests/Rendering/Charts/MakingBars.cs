using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Charts;

public class MakingBars
{
    private static readonly Chart Small = BarChart.Of(
        "A title", "A summary", [new("rx", Role.Subject, [3, 0]), new("tx", Role.Inner, [1, 1200])], ["eth0 of <b>one</b>", "eth0 of two"]);

    [Fact]
    public void A_figure_has_a_trace_a_series_and_the_first_label_on_top()
    {
        var figure = JsonNode.Parse(Small.FigureJson!)!;

        figure["data"]!.AsArray().Select(trace => ((string)trace!["type"]!, (string)trace["name"]!)).ShouldBe([("bar", "rx"), ("bar", "tx")]);
        figure["data"]![1]!["x"]!.AsArray().Select(value => (double)value!).ShouldBe([1, 1200]);
        ((string)figure["data"]![0]!["y"]![0]!).ShouldBe("eth0 of &lt;b&gt;one&lt;/b&gt;");
        ((string)figure["layout"]!["yaxis"]!["autorange"]!).ShouldBe("reversed");
    }

    [Fact]
    public void The_words_have_every_number()
    {
        Small.ToString().ShouldContain("  eth0 of <b>one</b>: rx 3, tx 1\n  eth0 of two: rx 0, tx 1,200\n");
        Small.ToHtml().ShouldNotContain("<b>one");
    }

    [Fact]
    public void A_bar_is_as_long_as_what_it_counts_and_none_is_drawn_for_nothing()
    {
        var bars = DrawingLayout.Of(Small.Picture.Root).Boxes.Where(box => box.IsTag).ToList();

        bars.Count.ShouldBe(3);
        (bars[2].Width / bars[0].Width).ShouldBe(400, 0.01);
        bars.ShouldAllBe(bar => bar.Right < Spacing.LeastWidth);
    }
}
