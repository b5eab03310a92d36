using Microsoft.Playwright;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>A lesson's page of the site, as a learner uses it.</summary>
internal sealed class LessonPage(IPage page)
{
    /// <summary>The bytes that the host sent so far. A plain host compresses nothing on the way.</summary>
    public long Received { get; private set; }

    /// <summary>The page.</summary>
    public IPage Page => page;

    /// <summary>The kernel's sentence.</summary>
    public ILocator Status => page.Locator("#here [role=status]");

    /// <summary>Opens a lesson and waits until its cells can run.</summary>
    public static async Task<LessonPage> OpenAsync(Browser browser, SiteFixture site, string lesson)
    {
        var opened = new LessonPage(await browser.OpenSiteAsync());
        opened.Page.Response += (_, response) => opened.Received += long.Parse(response.Headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
        await opened.Page.GotoAsync($"{await site.AddressAsync()}{lesson}.html");
        await opened.StartAsync();
        return opened;
    }

    /// <summary>Clicks the button that starts the lesson, and waits until cells can run.</summary>
    public async Task StartAsync()
    {
        await TryToStartAsync();
        await Assertions.Expect(Status).ToContainTextAsync("Ready", new() { Timeout = Browser.Patience });
    }

    /// <summary>Clicks the button that starts the lesson.</summary>
    public Task TryToStartAsync() => page.ClickAsync("text=Run this lesson here");

    /// <summary>Runs all cells, with the solutions of the exercises.</summary>
    public async Task SolveAsync(string lesson)
    {
        var cells = page.Locator("section.code:has(textarea)");
        foreach (var (index, cell) in Notebook.Read(Repository.Path("notebooks", $"{lesson}.ipynb")).Cells.Where(cell => cell.IsCode).Index())
        {
            await WriteAsync(cells.Nth(index), Solutions.Of(cell) ?? cell.Source);
        }

        await ClickAsync("Run all");
    }

    /// <summary>The code cell whose text contains some words at first.</summary>
    public Task<ILocator> CellAsync(string words) => CellAsync(page.Locator("section.code:has(textarea)"), words);

    /// <summary>Replaces a cell's text.</summary>
    public static Task WriteAsync(ILocator cell, string code) => cell.Locator("textarea").FillAsync(code);

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
    public Task RestAsync() => Assertions.Expect(Status).ToContainTextAsync(new Regex("eady"), new() { Timeout = Browser.Patience });

    private static async Task<ILocator> CellAsync(ILocator cells, string words)
    {
        var texts = await cells.Locator("textarea").EvaluateAllAsync<string[]>("areas => areas.map(area => area.value)");
        return cells.Nth(Array.FindIndex(texts, text => text.Contains(words, StringComparison.Ordinal)));
    }
}
