using Microsoft.Playwright;

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
    public static async Task<LessonPage> OpenAsync(Browser browser, SiteFixture site, string lesson, int width = Browser.Wide, bool isDark = false)
    {
        var opened = new LessonPage(await browser.OpenSiteAsync(width, isDark));
        opened.Page.Response += (_, response) => opened.Received += long.Parse(response.Headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
        await opened.Page.GotoAsync($"{await site.AddressAsync()}{lesson}.html");
        await opened.Page.ClickAsync("text=Run this lesson here");
        await Assertions.Expect(opened.Status).ToContainTextAsync("Ready", new() { Timeout = Browser.Patience });
        return opened;
    }

    /// <summary>The code cell whose text contains some words at first.</summary>
    public Task<ILocator> CellAsync(string words) => CellAsync(page.Locator("section.code:has(textarea)"), words);

    /// <summary>Replaces a cell's text.</summary>
    public static Task WriteAsync(ILocator cell, string code) => cell.Locator("textarea").FillAsync(code);

    /// <summary>Runs a cell, and waits until it has run.</summary>
    /// <returns>The text of its outputs.</returns>
    public async Task<string> RunAsync(ILocator cell)
    {
        await cell.GetByText("Run", new() { Exact = true }).ClickAsync();
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
