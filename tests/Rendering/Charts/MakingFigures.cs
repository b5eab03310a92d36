using System.Buffers;
using System.Runtime.Loader;
using PodLab.CSharpKernel.Engine;
using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Charts;

public class MakingFigures
{
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("<>$\u202e\n");

    private static readonly Tile Small = new("node", "two pods", 0, Role.Paper,
        [new("dev/one", "◆ pod's net", 0, Role.Subject, [new("php", "PID 7", 3, Role.Part, [])]), new("dev/two", "○ node's net", 2, Role.Notice, [])]);

    [Fact]
    public void A_figure_is_a_treemap_with_every_tile_below_its_parent()
    {
        var figure = JsonNode.Parse(ChartOf(Small).FigureJson!)!;
        var trace = figure["data"]!.AsArray().ShouldHaveSingleItem()!;

        ((string)trace["type"]!).ShouldBe("treemap");
        Texts(trace["labels"]).ShouldBe(["node", "dev/one", "php", "dev/two"]);
        Texts(trace["ids"]).ShouldBe(["0", "1", "2", "3"]);
        Texts(trace["parents"]).ShouldBe(["", "0", "1", "0"]);
        trace["values"]!.AsArray().Select(value => (double)value!).ShouldBe([5, 3, 3, 2]);
        ((string)figure["layout"]!["title"]!["text"]!).ShouldBe("A title");
        figure["layout"]!["template"].ShouldBeNull();
    }

    [Fact]
    public void Captured_text_is_text_in_the_figure_too() => SomeTiles.All.Sample(
        root =>
        {
            var trace = JsonNode.Parse(ChartOf(root).FigureJson!)!["data"]![0]!;
            Texts(trace["labels"]).Concat(Texts(trace["text"])).ShouldAllBe(text => IsSafe(text));
        },
        iter: 40);

    [Fact]
    public void A_kernel_hands_the_figure_out_beside_the_picture_and_its_words()
    {
        var data = MimeBundle.Of(ChartOf(Small).Note("look at dev/two")).Data;

        data.Keys.ShouldBe([Chart.FigureMimeType, "text/html", "text/plain", MimeTypes.DarkDrawing, Note.MimeType]);
        data["text/html"].ShouldStartWith("<img alt=\"A title. A summary\"");
        data["text/plain"].ShouldContain("dev/two: ○ node's net");
        data[Note.MimeType].ShouldBe("""[{"about":"","text":"look at dev/two"}]""");
        JsonNode.Parse(data[Chart.FigureMimeType])!["data"].ShouldNotBeNull();
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes() => ChartOf(Small).FigureJson.ShouldBe(ChartOf(Small).FigureJson);

    [Fact]
    public void Plotly_runs_in_a_context_of_its_own_with_its_own_FSharp_Core()
    {
        ChartOf(Small).FigureJson.ShouldNotBeNull();

        var own = AssemblyLoadContext.All.Where(context => context.Name == nameof(PlotlyContext)).ShouldHaveSingleItem();
        own.Assemblies.Select(assembly => assembly.GetName().Name).ShouldContain("FSharp.Core");
        own.Assemblies.Select(assembly => assembly.GetName().Name).ShouldContain("PodLab");
    }

    private static Chart ChartOf(Tile root) =>
        Chart.Of(new Drawing("A title", "A summary", new Panel(Role.Paper, [new TileMap(root.Tiles, 600, 400)])), root);

    private static bool IsSafe(string text) => !text.AsSpan().ContainsAny(Dangerous) && text.Length < 700;

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(item => (string)item!);
}
