using Microsoft.Playwright;

namespace PodLab.Tests;

/// <summary>The machine's own Chromium without a window, driven by Playwright. Playwright's browsers are never downloaded.</summary>
internal sealed class Browser : IAsyncDisposable
{
    // Milliseconds; Playwright's own limit is too short if other tests keep the machine busy.
    private const float Patience = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        string[] quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Need.FindChromium(), Headless = true, Args = quiet, Timeout = Patience }));
    }

    /// <summary>A page as wide as a laptop's.</summary>
    public async Task<IPage> OpenPageAsync()
    {
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
