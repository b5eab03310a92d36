using Microsoft.Playwright;
using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>plotly.js in a page, in a real browser without a network.</summary>
public sealed class ShowingFigures
{
    private static readonly Tile Root = new("node", "two pods", 0, Role.Paper,
        [new("dev/one", "</script><script>document.title='out'</script>", 3, Role.Subject, []), new("dev/<b>two</b>", "○ node's net", 2, Role.Notice, [])]);

    [Fact]
    public async Task Under_the_pages_policy_the_figure_takes_the_pictures_place_and_nothing_is_fetched()
    {
        Need.Chromium.OrSkip();
        var folder = Directory.CreateTempSubdirectory("podlab-figure-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, PageOf(Chart.Of(new Drawing("A title", "", new Panel(Role.Paper, [new TileMap(Root.Tiles, 600, 400)])), Root)), TestContext.Current.CancellationToken);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Need.FindChromium(), Args = ["--no-sandbox"] });
            var page = await browser.NewPageAsync();
            var (fetched, said) = (new List<string>(), new List<string>());
            page.Request += (_, request) => fetched.Add(request.Url);
            page.Console += (_, message) => said.Add(message.Text);

            await page.GotoAsync(new Uri(file).AbsoluteUri);
            await page.Locator("g.treemaplayer g.slice").First.WaitForAsync();

            (await page.Locator("g.treemaplayer").TextContentAsync()).ShouldNotBeNull().ShouldContain("dev/<b>two</b>");
            (await page.Locator("img").IsVisibleAsync()).ShouldBeFalse();
            (await page.TitleAsync()).ShouldBe("A page");
            (await page.Locator(".modebar-btn").CountAsync()).ShouldBe(0, "Buttons would lie over the title.");
            await page.WaitForFunctionAsync("document.querySelector('.main-svg').style.background.includes('rgba(0, 0, 0, 0)')");
            fetched.Where(url => !url.StartsWith("file:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)).ShouldBeEmpty();
            said.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_scripts_cannot_be_left_early_and_the_policy_names_both() =>
        PlotlyScript.Elements().Split("</script>").Length.ShouldBe(3, string.Join(' ', PlotlyScript.Sources()));

    private static string PageOf(Chart chart) => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>A page</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {string.Join(' ', PlotlyScript.Sources())}">
        </head><body>
        {PlotlyScript.Figure(chart.ToHtml(), chart.FigureJson!)}
        {PlotlyScript.Elements()}
        </body></html>
        """;
}
