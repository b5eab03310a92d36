using Microsoft.Playwright;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Bench;

/// <summary>A lesson's page of a site whose cells have the course's own solutions. Times are taken in the page, from a click to the sentence that
/// says that it is over.</summary>
internal sealed class SitePage
{
    // What the page says when no cell runs or waits.
    private const string Script = """
        () => {
          globalThis.timed = action => new Promise(done => {
            const status = document.querySelector('#here [role=status]'), began = performance.now();
            new MutationObserver((_, observer) => {
              if (/ready/i.test(status.textContent)) { observer.disconnect(); done(performance.now() - began); }
            }).observe(status, { childList: true });
            action();
          });
        }
        """;

    private readonly IPage _page;

    private SitePage(IPage page) => _page = page;

    /// <summary>The time from the click to the first cell that could run.</summary>
    public TimeSpan Ready { get; private init; }

    /// <summary>Opens a page, and starts its kernel.</summary>
    /// <param name="visitor">The browser's context, with its caches.</param>
    /// <param name="address">The site's address.</param>
    /// <param name="notebook">The lesson's notebook among the site's files.</param>
    public static async Task<SitePage> OpenAsync(IBrowserContext visitor, string address, string notebook)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"{address}{Path.GetFileNameWithoutExtension(notebook)}.html");
        await page.EvaluateAsync(Script);
        var opened = new SitePage(page) { Ready = await TimeAsync(page, "document.querySelector('#here button').click()") };
        await page.EvaluateAsync("document.querySelectorAll('.guess button').forEach(button => { if (button.textContent === 'Skip') { button.click(); } })");
        var lesson = Notebook.Read(notebook);
        Solutions.PutInto(lesson);
        foreach (var (number, cell) in lesson.Cells.Where(cell => cell.IsCode).Index())
        {
            await opened.WriteAsync(number, cell.Source);
        }

        return opened;
    }

    /// <summary>Runs one cell after the other.</summary>
    /// <returns>The time that each took.</returns>
    /// <exception cref="PodLabException">A cell failed, or an exercise wasn't passed.</exception>
    public async Task<IReadOnlyList<TimeSpan>> RunAllCellsAsync()
    {
        var times = new List<TimeSpan>();
        for (var number = 0; number < await Cells.CountAsync(); number++)
        {
            times.Add(await TimeAsync(_page, $"document.querySelectorAll('section.code button[aria-label^=\"Run cell\"]')[{number}].click()"));
        }

        if (await _page.Locator(".out .error, .exercise:is(.wrong, .unanswered)").CountAsync() > 0)
        {
            throw new PodLabException("The lesson did not pass in the browser, so its time means nothing.");
        }

        return times;
    }

    /// <summary>Runs a cell that never ends, and stops it.</summary>
    /// <returns>The time until another cell could run.</returns>
    public async Task<TimeSpan> StopEndlessCellAsync()
    {
        await WriteAsync(0, "while (true) { }");
        await Cells.First.GetByText("Run", new() { Exact = true }).ClickAsync();
        return await TimeAsync(_page, "[...document.querySelectorAll('#here button')].find(button => button.textContent === 'Stop').click()");
    }

    public Task CloseAsync() => _page.CloseAsync();

    private ILocator Cells => _page.Locator("section.code:has(textarea)");

    private Task WriteAsync(int number, string code) => Cells.Nth(number).Locator("textarea").FillAsync(code);

    private static async Task<TimeSpan> TimeAsync(IPage page, string action) =>
        TimeSpan.FromMilliseconds(await page.EvaluateAsync<double>($"timed(() => {action})"));
}
