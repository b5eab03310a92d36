using System.Text.Json.Nodes;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PodLab.Tests.Export.Browser))]

namespace PodLab.Tests.Export;

/// <summary>
/// The machine's Chromium, started by the first test and shared by all; Playwright drives it without downloading its own. Pages are opened as files,
/// without a network: a request for anything else fails the test.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Narrow = 375;

    // Milliseconds; Playwright's own limit is too short if other tests keep the machine busy.
    internal const float Patience = 120_000;

    private static readonly string[] _arguments =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Chromium)>> _running = new(StartAsync);

    /// <summary>Opens a page's HTML; the caller closes it.</summary>
    internal async Task<IPage> OpenAsync(string html, int width = Wide, bool isDark = false)
    {
        var file = Path.Combine(Path.GetTempPath(), $"podlab-page-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html);
        try
        {
            return await OpenFileAsync(file, width, isDark);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Opens a page from its file. The caller closes it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="width">The window's width, in pixels.</param>
    /// <param name="isDark">Whether the reader prefers dark pages.</param>
    /// <param name="mayLoad">Files beside it that it may load, by their names.</param>
    internal async Task<IPage> OpenFileAsync(string file, int width = Wide, bool isDark = false, params string[] mayLoad)
    {
        var (_, chromium) = await _running.Value;
        var page = await chromium.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        page.SetDefaultTimeout(Patience);
        var loaded = new List<string>();
        page.Request += (_, request) => loaded.Add(request.Url);
        await page.GotoAsync($"file://{file}");
        string[] allowed = [file, .. mayLoad.Select(name => Path.Combine(Path.GetDirectoryName(file)!, name))];
        Assert.DoesNotContain(loaded, url => !url.StartsWith("data:", StringComparison.Ordinal) && !allowed.Any(name => url == $"file://{name}"));
        return page;
    }

    /// <summary>Opens an empty page for a site, with a storage of its own. The caller closes it.</summary>
    /// <param name="width">The window's width, in pixels.</param>
    /// <param name="isDark">Whether the reader prefers dark pages.</param>
    internal async Task<IPage> OpenSiteAsync(int width = Wide, bool isDark = false)
    {
        var (_, chromium) = await _running.Value;
        var page = await chromium.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = width < Wide,
        });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    /// <summary>Starts another browser, for tests that need one of their own. The caller closes it.</summary>
    /// <param name="settings">Its settings, as Chromium's file of them has them; null for the usual ones.</param>
    /// <param name="arguments">More arguments of the command line.</param>
    internal static async Task<OwnBrowser> LaunchAsync(JsonObject? settings = null, params string[] arguments)
    {
        var profile = new TemporaryFolder();
        profile.Write("Default/Preferences", (settings ?? []).ToJsonString());
        var playwright = await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile.Path, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Need.FindChromium(), Timeout = Patience, Args = [.. _arguments, .. arguments],
        });
        context.SetDefaultTimeout(Patience);
        return new(profile, playwright, context);
    }

    /// <summary>Saves a picture of the page for people to look at: TestResults/screenshots.</summary>
    internal static async Task PhotographAsync(IPage page, string name)
    {
        var path = Repository.Path("TestResults", "screenshots", $"{name}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.IsValueCreated)
        {
            var (playwright, chromium) = await _running.Value;
            await chromium.CloseAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Chromium)> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Need.FindChromium(),
            Timeout = Patience,
            Args = _arguments,
        });
        return (playwright, chromium);
    }
}

/// <summary>A browser of one test's own.</summary>
/// <param name="Profile">The folder with its settings.</param>
/// <param name="Playwright">The library that controls it.</param>
/// <param name="Context">Its window.</param>
internal sealed record OwnBrowser(TemporaryFolder Profile, IPlaywright Playwright, IBrowserContext Context) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Context.CloseAsync();
        Playwright.Dispose();
        Profile.Dispose();
    }
}
