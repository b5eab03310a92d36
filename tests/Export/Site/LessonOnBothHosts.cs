using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>A lesson that runs in its page and, with the same code, in the desktop's kernel.</summary>
internal sealed class LessonOnBothHosts : IAsyncDisposable
{
    private readonly string _name;
    private readonly LessonPage _page;
    private readonly DesktopKernel _desktop;

    private LessonOnBothHosts(string name, LessonPage page, DesktopKernel desktop) => (_name, _page, _desktop) = (name, page, desktop);

    /// <summary>Opens both on a recorded pod. The caller disposes it.</summary>
    public static async Task<LessonOnBothHosts> OpenAsync(Browser browser, SiteFixture site, string recording)
    {
        var name = recording.Split('.')[0];
        return new(name, await LessonPage.OpenAsync(browser, site, name, recording), await DesktopKernel.StartAsync(recording));
    }

    /// <summary>The lesson as it comes with the course.</summary>
    public Notebook Read() => Notebook.Read(Repository.Path("notebooks", $"{_name}.ipynb"));

    /// <summary>Runs a notebook with the lesson's cells, from the first to the last.</summary>
    public async Task<RunOnBothHosts> RunAllAsync(Notebook notebook)
    {
        await _page.WriteAsync(notebook.Cells.Where(cell => cell.IsCode).Select(cell => cell.Source));
        await _page.ClickAsync("Run all");
        return new(await _page.DownloadAsync(), await _desktop.RunAsync(notebook));
    }

    /// <summary>Runs some cells as they are written in the page, one after the other.</summary>
    /// <param name="cells">Their places among the code cells.</param>
    public async Task RunAsync(Range cells)
    {
        var (first, count) = cells.GetOffsetAndLength(await _page.CountCellsAsync());
        var same = new List<JsonObject>();
        for (var number = first; number < first + count; number++)
        {
            same.Add(Cell(number, await _page.Cell(number).Locator("textarea").InputValueAsync()));
            await _page.RunAsync(_page.Cell(number));
        }

        await _desktop.RunAsync(Notebook.Of("some.ipynb", same));
    }

    /// <summary>Runs one cell with other code, and puts its code back.</summary>
    /// <param name="number">The cell's index among the code cells.</param>
    /// <param name="code">The code.</param>
    /// <returns>The text that the page shows, and what isn't as on the desktop.</returns>
    public async Task<(string Text, IReadOnlyList<string> Differences)> RunCellAsync(int number, string code)
    {
        var cell = _page.Cell(number);
        var before = await cell.Locator("textarea").InputValueAsync();
        await LessonPage.WriteAsync(cell, code);
        await _page.RunAsync(cell);
        // Also the words of a picture, which are folded.
        var text = string.Join('\n', await cell.Locator(".out").AllTextContentsAsync());
        var shown = (await _page.DownloadAsync()).Cells.Where(one => one.IsCode).ElementAt(number);
        await LessonPage.WriteAsync(cell, before);
        var there = await _desktop.RunAsync(Notebook.Of("changed.ipynb", Cell(number, code)));
        return (text, StoredOutputs.Differences(shown, there.Cells.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _desktop.DisposeAsync();
    }

    // The lesson's cell with that number, but with other code.
    private JsonObject Cell(int number, string code) => new()
    {
        ["cell_type"] = "code", ["id"] = Read().Cells.Where(cell => cell.IsCode).ElementAt(number).Id, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(),
        ["source"] = code,
    };
}

/// <summary>The same cells, executed by both.</summary>
internal sealed record RunOnBothHosts(Notebook InBrowser, Notebook OnDesktop)
{
    /// <summary>A line for each output that isn't the same.</summary>
    public IReadOnlyList<string> Differences => [.. InBrowser.Cells.Zip(OnDesktop.Cells).SelectMany(pair => StoredOutputs.Differences(pair.First, pair.Second))];
}
