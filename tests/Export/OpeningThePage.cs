using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>Exported pages in a real browser.</summary>
public sealed class OpeningThePage(Browser browser)
{
    private static readonly Dictionary<string, Func<string>> _pages = new()
    {
        ["lesson"] = ExportedPages.Lesson,
        ["everything"] = ExportedPages.Everything,
        ["pod-1"] = () => ExportedPages.Pod(1),
        ["pod-3"] = () => ExportedPages.Pod(3),
        ["pod-12"] = () => ExportedPages.Pod(12),
    };

    public static TheoryData<string, int, bool> Views
    {
        get
        {
            var views = new TheoryData<string, int, bool>();
            foreach (var page in _pages.Keys)
            {
                views.Add(page, Browser.Wide, false);
                views.Add(page, Browser.Wide, true);
                views.Add(page, Browser.Narrow, false);
                views.Add(page, Browser.Narrow, true);
            }

            return views;
        }
    }

    public static TheoryData<string> Pages => [.. _pages.Keys];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_nothing_that_keeps_anybody_out_and_nothing_is_wider_than_the_page(string name, int width, bool isDark)
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(_pages[name](), width, isDark);

        var found = await page.RunAxe();

        await Browser.PhotographAsync(page, $"{name}-{(width == Browser.Wide ? "wide" : "narrow")}-{(isDark ? "dark" : "light")}");
        found.Violations.Select(Describe).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await page.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Without_styles_names_and_scripts_as_on_GitHub_tables_and_pictures_still_read(string name)
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(_pages[name]());
        var before = await VisibleTextAsync(page);

        await page.EvaluateAsync("""
            for (const element of [...document.querySelectorAll("*")]) {
                if (element.matches("style, script, meta[http-equiv]")) { element.remove(); }
                for (const name of ["style", "id", "class"]) { element.removeAttribute(name); }
            }
            """);

        await Browser.PhotographAsync(page, $"{name}-as-on-github");
        var after = await VisibleTextAsync(page);
        foreach (var line in before)
        {
            after.ShouldContain(line);
        }

        (await page.EvaluateAsync<int>("[...document.images].filter(image => image.naturalWidth === 0 || image.width < 30 || !image.alt).length")).ShouldBe(0);
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('table')].filter(table => !table.querySelector('th')).length")).ShouldBe(0);
        await page.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_paper_nothing_is_cut_off_at_the_side(string name)
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(_pages[name](), width: 700);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Browser.PhotographAsync(page, $"{name}-print");
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('.in, .out, .scroll, tr, blockquote')].filter(e => getComputedStyle(e).breakInside !== 'avoid').length")).ShouldBe(0);
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length")).ShouldBe(0);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(Browser.Wide)]
    [InlineData(Browser.Narrow)]
    public async Task A_matrix_fits_a_wide_page_and_what_is_wider_than_a_narrow_one_says_that_it_scrolls(int width)
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(ExportedPages.Pod(3), width);

        var boxes = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll(".scroll, pre")].filter(box => box.checkVisibility()).map(box =>
                `${box.scrollWidth > box.clientWidth + 1 ? "wider" : "fits"}, ${parseFloat(getComputedStyle(box, "::before").height) > 0 ? "says so" : "silent"}`)
            """);

        boxes.ShouldAllBe(box => box == "fits, silent" || box == "wider, says so");
        boxes.Contains("wider, says so").ShouldBe(width == Browser.Narrow);
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('.scroll caption')].filter(e => e.offsetWidth > e.closest('.scroll').clientWidth + 1).length")).ShouldBe(0);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Right_wrong_and_open_exercises_have_edges_and_signs_of_their_own(bool isDark)
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(ExportedPages.Everything(), isDark: isDark);

        var edges = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll(".exercise blockquote")].map(box => getComputedStyle(box)).map(style => `${style.borderLeftStyle} ${style.borderLeftColor} ${style.backgroundColor}`)
            """);

        edges.Distinct().Count().ShouldBe(3, string.Join('\n', edges));
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_drawing_follows_the_pages_colors_and_is_light_on_paper()
    {
        Need.Chromium.OrSkip();
        var drawing = Cells.Result("text/html", $"<img alt=\"A pod\" src=\"{Svg("light")}\">");
        drawing["data"]!["application/vnd.podlab.drawing.dark+svg"] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><title>dark</title></svg>";
        var page = await browser.OpenAsync(ExportedPages.Render(Cells.Of(Cells.Code("x", drawing))), isDark: true);

        foreach (var (colors, media, shown) in new[]
        {
            (ColorScheme.Dark, Media.Screen, "dark"), (ColorScheme.Light, Media.Screen, "light"), (ColorScheme.Dark, Media.Screen, "dark"), (ColorScheme.Dark, Media.Print, "light"),
        })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colors, Media = media });
            // The browser chooses again when it next draws the page.
            await page.WaitForFunctionAsync("title => atob(document.images[0].currentSrc.split(',')[1]).includes(`<title>${title}`)", shown);
        }

        await page.CloseAsync();

        static string Svg(string title) => Pictures.DataUrl(Pictures.Svg, $"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><title>{title}</title></svg>")!;
    }

    [Fact]
    public async Task A_chart_is_drawn_by_the_only_scripts_that_the_policy_allows()
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(ExportedPages.Everything());

        await page.WaitForSelectorAsync(".figure g.slice");
        (await page.Locator(".chart img").IsVisibleAsync()).ShouldBeFalse();
        var refused = await page.EvaluateAsync<string>("""
            new Promise(resolve => {
                addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective));
                const script = document.createElement("script");
                script.textContent = "document.title = 'run'";
                document.body.append(script);
            })
            """);
        refused.ShouldStartWith("script-src");
        (await page.TitleAsync()).ShouldBe("Everything · PodLab");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Where_no_script_runs_a_chart_is_its_picture_and_words()
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(ExportedPages.Everything().Replace("'sha256-", "'sha256-x", StringComparison.Ordinal));

        (await page.InnerTextAsync(".chart")).ShouldContain("The chart in words.");
        await page.CloseAsync();
    }

    private static async Task<string[]> VisibleTextAsync(IPage page) =>
        [.. (await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main th, main td, main caption, main p, main pre, main summary')].filter(e => e.checkVisibility()).map(e => e.textContent.trim())"))
            .Where(text => text.Length > 0)];

    internal static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => $"{node.Html} ({string.Join("; ", node.Any.Select(check => check.Message))})"))}";
}
