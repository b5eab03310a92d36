using Microsoft.Playwright;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>A lesson's page of the site, as a learner uses it.</summary>
internal sealed class LessonPage(IPage page) : IAsyncDisposable
{
    /// <summary>The bytes that the host sent so far. A plain host compresses nothing on the way.</summary>
    public long Received { get; private set; }

    /// <summary>The page.</summary>
    public IPage Page => page;

    /// <summary>The kernel's sentence.</summary>
    public ILocator Status => page.Locator("#here [role=status]");

    private ILocator Cells => page.Locator("section.code:has(textarea)");

    /// <summary>Opens a lesson and waits until its cells can run. Its guesses are skipped.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="site">The site.</param>
    /// <param name="lesson">The lesson's name.</param>
    /// <param name="recording">The file of the recorded pod; null for the one that the page suggests.</param>
    /// <param name="width">The window's width, in pixels.</param>
    /// <param name="isDark">Whether the reader prefers dark pages.</param>
    public static async Task<LessonPage> OpenAsync(Browser browser, SiteFixture site, string lesson, string? recording = null, int width = Browser.Wide, bool isDark = false)
    {
        var opened = new LessonPage(await browser.OpenSiteAsync(width, isDark));
        await opened.GoToAsync(site, lesson, recording);
        await opened.SkipGuessesAsync();
        return opened;
    }

    /// <summary>Goes to a lesson, or reloads it, and waits until its cells can run.</summary>
    public async Task GoToAsync(SiteFixture site, string lesson, string? recording = null)
    {
        page.Response += (_, response) => Received += long.Parse(response.Headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
        await page.GotoAsync($"{await site.AddressAsync()}{lesson}.html");
        if (recording is not null)
        {
            await page.Locator("#here select").SelectOptionAsync(recording);
        }

        await StartAsync();
    }

    /// <summary>Clicks the button that starts the lesson, and waits until cells can run.</summary>
    public async Task StartAsync()
    {
        await TryToStartAsync();
        await Assertions.Expect(Status).ToContainTextAsync("Ready", new() { Timeout = Browser.Patience });
    }

    /// <summary>Clicks the button that starts the lesson.</summary>
    public Task TryToStartAsync() => page.ClickAsync("text=Run this lesson here");

    /// <summary>Lets every cell run without a guess.</summary>
    public async Task SkipGuessesAsync()
    {
        var skips = page.Locator(".guess").GetByText("Skip", new() { Exact = true });
        while (await skips.CountAsync() > 0)
        {
            await skips.First.ClickAsync();
        }
    }

    /// <summary>Runs all cells, with the solutions of the exercises and without guesses.</summary>
    public async Task SolveAsync(string lesson)
    {
        await SkipGuessesAsync();
        await WriteAsync(Notebook.Read(Repository.Path("notebooks", $"{lesson}.ipynb")).Cells.Where(cell => cell.IsCode).Select(cell => Solutions.Of(cell) ?? cell.Source));
        await ClickAsync("Run all");
    }

    /// <summary>The code cell whose text contains some words at first.</summary>
    public Task<ILocator> CellAsync(string words) => CellAsync(Cells, words);

    /// <summary>Replaces a cell's text.</summary>
    public static Task WriteAsync(ILocator cell, string code) => cell.Locator("textarea").FillAsync(code);

    /// <summary>The code cell with a number, from 0.</summary>
    public ILocator Cell(int number) => Cells.Nth(number);

    /// <summary>The number of code cells.</summary>
    public Task<int> CountCellsAsync() => Cells.CountAsync();

    /// <summary>Replaces the code of all cells.</summary>
    public async Task WriteAsync(IEnumerable<string> codes)
    {
        foreach (var (number, code) in codes.Index())
        {
            await WriteAsync(Cell(number), code);
        }
    }

    /// <summary>The notebook that the page saves for the learner.</summary>
    public async Task<Notebook> DownloadAsync()
    {
        // Its menu may stay closed.
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#here button", new() { HasTextString = "Download the notebook" }).DispatchEventAsync("click"));
        using var folder = new TemporaryFolder();
        await download.SaveAsAsync(folder["saved.ipynb"]);
        return Notebook.Read(folder["saved.ipynb"]);
    }

    /// <summary>Starts a cell.</summary>
    public static Task BeginAsync(ILocator cell) => cell.GetByText("Run", new() { Exact = true }).ClickAsync();

    /// <summary>Runs a cell, and waits until it has run.</summary>
    /// <returns>The text of its outputs.</returns>
    public async Task<string> RunAsync(ILocator cell)
    {
        await BeginAsync(cell);
        await RestAsync();
        return string.Join('\n', await cell.Locator(".out").AllInnerTextsAsync());
    }

    /// <summary>Clicks one of the lesson's buttons, and waits until what it started is over.</summary>
    public async Task ClickAsync(string button)
    {
        await page.Locator("#here button", new() { HasTextString = button }).ClickAsync();
        await RestAsync();
    }

    /// <summary>Waits until no cell runs or waits.</summary>
    public async Task RestAsync()
    {
        await Assertions.Expect(page.Locator("#here button", new() { HasTextString = "Stop" })).ToBeDisabledAsync(new() { Timeout = Browser.Patience });
        await Assertions.Expect(Status).ToContainTextAsync(new Regex("eady"), new() { Timeout = Browser.Patience });
    }

    public async ValueTask DisposeAsync() => await page.CloseAsync();

    private static async Task<ILocator> CellAsync(ILocator cells, string words)
    {
        var texts = await cells.Locator("textarea").EvaluateAllAsync<string[]>("areas => areas.map(area => area.value)");
        return cells.Nth(Array.FindIndex(texts, text => text.Contains(words, StringComparison.Ordinal)));
    }
}
