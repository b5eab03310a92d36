using Microsoft.Playwright;
using PodLab.Setup.Export;
using PodLab.Setup.Jupyter;

namespace PodLab.Bench;

/// <summary>Measures lessons of a site in Chromium, as a learner runs them, from a plain static host on this machine.</summary>
/// <param name="site">The folder that <c>podlab site</c> wrote.</param>
/// <param name="runs">How often each figure is taken.</param>
/// <param name="lesson">The number of the lesson to run.</param>
/// <param name="progress">Gets a line for each run.</param>
internal sealed class SiteBenchmark(string site, int runs, string lesson, IProgress<string> progress)
{
    private readonly string[] _notebooks = Notebooks(site, lesson);
    private readonly List<double> _ready = [];
    private readonly List<double> _first = [];
    private readonly List<double> _later = [];
    private readonly List<double> _lesson = [];
    private readonly List<double> _restart = [];
    private readonly List<double> _sent = [];
    private readonly List<double> _sentFurther = [];

    public async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancellation)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Programs.Find("chromium") ?? Programs.Get("google-chrome"),
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        using var server = StaticServer.Start(site, LoopbackPorts.Free());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var serving = server.RunAsync(end.Token);
        for (var run = 1; run <= runs; run++)
        {
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"run {run} of {runs}"));
            await MeasureAsync(chromium, server);
        }

        await end.CancelAsync();
        await ((Task)serving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return
        [
            new("browser, ready after the click", "s", 3, _ready),
            new("browser, the first cell after that", "s", 0.5, _first),
            new("browser, later cells", "ms", 150, _later),
            new($"browser, lesson {lesson}, all cells", "s", 4, _lesson),
            new("browser, ready again after Stop", "s", 3, _restart),
            new($"browser, sent until the end of lesson {lesson}", "MB", 12, _sent),
            new("browser, sent for a further lesson", "MB", 1, _sentFurther),
        ];
    }

    // A new visitor has empty caches. The first two lessons tell the bytes, and the first one, opened again, tells the times.
    private async Task MeasureAsync(IBrowser chromium, StaticServer server)
    {
        await using var visitor = await chromium.NewContextAsync();
        _sent.Add(await MegabytesAsync(visitor, server, _notebooks[0]));
        _sentFurther.Add(await MegabytesAsync(visitor, server, _notebooks[1]));

        var page = await SitePage.OpenAsync(visitor, server.Address, _notebooks[0]);
        _ready.Add(page.Ready.TotalSeconds);
        var cells = await page.RunAllCellsAsync();
        _first.Add(cells[0].TotalSeconds);
        _later.Add(cells.Skip(1).Order().ElementAt(cells.Count / 2).TotalMilliseconds);
        _lesson.Add(cells.Aggregate(TimeSpan.Zero, (sum, cell) => sum + cell).TotalSeconds);
        _restart.Add((await page.StopEndlessCellAsync()).TotalSeconds);
        await page.CloseAsync();
    }

    private static async Task<double> MegabytesAsync(IBrowserContext visitor, StaticServer server, string notebook)
    {
        var before = server.Sent;
        var page = await SitePage.OpenAsync(visitor, server.Address, notebook);
        await page.RunAllCellsAsync();
        await page.CloseAsync();
        return (server.Sent - before) / 1e6;
    }

    // The lesson and the next one that runs in its page.
    private static string[] Notebooks(string site, string lesson)
    {
        string[] found =
        [
            .. (Directory.Exists(site) ? Directory.EnumerateFiles(site, "*.ipynb", SearchOption.AllDirectories) : []).OrderBy(Path.GetFileName, StringComparer.Ordinal)
                .SkipWhile(file => !Path.GetFileName(file).StartsWith($"{lesson}-", StringComparison.Ordinal)).Take(2),
        ];
        return found.Length == 2 ? found
            : throw new PodLabException($"{site} isn't a site that has lesson {lesson} and one after it. Write it first: `setup/podlab site {site}`.");
    }
}
