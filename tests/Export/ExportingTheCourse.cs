using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>The course as a folder of pages.</summary>
public sealed class ExportingTheCourse(CourseFixture course, Browser browser)
{
    private const int MostBytes = 5 * 1024 * 1024;

    private static readonly string[] _lessons = [.. Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Pages => ["index.html", "glossary.html", .. _lessons.Select(lesson => $"{lesson}.html")];

    [Fact]
    public async Task It_has_a_page_for_each_lesson_an_index_a_glossary_and_one_plotly_and_is_small()
    {
        (await course.WrittenAsync()).ShouldContain("Open ");

        Directory.GetFiles(course.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(Pages.Select(page => page.Data).Order(StringComparer.Ordinal));
        Directory.GetFiles(Path.Combine(course.Folder, "files")).Select(file => $"files/{Path.GetFileName(file)}").ShouldHaveSingleItem().ShouldBe(PlotlyScript.SharedFile);
        Directory.GetFiles(course.Folder, "*.html").Sum(page => new FileInfo(page).Length).ShouldBeLessThan(MostBytes);
    }

    [Fact]
    public async Task Every_link_between_its_pages_leads_to_something()
    {
        await course.WrittenAsync();
        var pages = Directory.GetFiles(course.Folder, "*.html").Select(file => Path.GetFileName(file)!).ToDictionary(file => file, Page);
        var links = pages.SelectMany(page => page.Value.QuerySelectorAll("a[href]").Select(link => (Page: page.Key, Url: link.GetAttribute("href")!)))
            .Where(link => !link.Url.Contains(':', StringComparison.Ordinal)).ToList();

        links.Count.ShouldBeGreaterThan(100);
        foreach (var (page, url) in links)
        {
            var parts = url.Split('#');
            pages.TryGetValue(parts[0].Length == 0 ? page : parts[0], out var target).ShouldBeTrue($"{page}: {url}");
            (parts.Length == 1 || target!.GetElementById(Uri.UnescapeDataString(parts[1])) is not null).ShouldBeTrue($"{page}: {url}");
        }
    }

    [Fact]
    public async Task From_the_first_lesson_next_leads_through_all_of_them_and_previous_back()
    {
        await course.WrittenAsync();

        Walk(_lessons[0], "next").ShouldBe(_lessons);
        Walk(_lessons[^1], "prev").ShouldBe(_lessons.Reverse());
    }

    [Fact]
    public async Task The_index_says_of_each_lesson_how_long_it_takes_and_what_one_can_say_after_it()
    {
        await course.WrittenAsync();
        var lessons = Page("index.html").QuerySelectorAll(".lessons > li");

        lessons.Length.ShouldBe(_lessons.Length);
        foreach (var lesson in lessons)
        {
            lesson.QuerySelector(".facts").ShouldNotBeNull().TextContent.ShouldContain("minutes");
            lesson.QuerySelectorAll("ul > li").Length.ShouldBeGreaterThanOrEqualTo(3);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_its_pages_in_light_or_dark(string name)
    {
        Need.Chromium.OrSkip();
        await course.WrittenAsync();
        var page = await OpenAsync(name);

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        }

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Browser.Narrow);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("pause", true)]
    [InlineData("PAUSE container", true)]
    [InlineData("veth pair", true)]
    [InlineData("no such words anywhere", false)]
    [InlineData("<img src=x>", false)]
    public async Task The_search_finds_sections_that_have_all_words(string words, bool finds)
    {
        Need.Chromium.OrSkip();
        await course.WrittenAsync();
        var page = await OpenAsync("index.html");

        await page.FillAsync("#query", words);

        var results = await page.Locator("#results > li").AllAsync();
        (results.Count > 0).ShouldBe(finds);
        (await page.TextContentAsync("#found")).ShouldNotBeNull().ShouldStartWith(finds ? "" : "0 sections");
        foreach (var result in results)
        {
            var target = (await result.Locator("a").GetAttributeAsync("href"))!.Split('#')[0];
            var text = Page(target).QuerySelector("main")!.TextContent;
            words.Split(' ').ShouldAllBe(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task The_shared_plotly_draws_a_chart_where_there_is_room_and_its_picture_stays_where_there_is_not()
    {
        Need.Chromium.OrSkip();
        await course.WrittenAsync();
        var withChart = Pages.Select(page => page.Data).First(page => File.ReadAllText(Path.Combine(course.Folder, page)).Contains($"src=\"{PlotlyScript.SharedFile}\"", StringComparison.Ordinal));
        var page = await OpenAsync(withChart);
        (await page.Locator(".figure").CountAsync()).ShouldBe(0);
        (await page.Locator(".chart img").First.IsVisibleAsync()).ShouldBeTrue();

        await page.SetViewportSizeAsync(Browser.Wide, 900);
        await page.ReloadAsync();
        await page.Locator(".figure .plot-container").First.WaitForAsync();

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task The_glossarys_link_to_the_map_of_the_course_leads_to_the_index()
    {
        await course.WrittenAsync();

        Page("glossary.html").QuerySelector("main h1 ~ p a")?.GetAttribute("href").ShouldBe("index.html");
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "05", "--course", "out")]
    [InlineData("export", "--course", "out", "--format", "markdown")]
    public async Task What_makes_no_sense_is_refused_in_a_sentence(params string[] arguments)
    {
        await using var temporary = new TemporaryState();

        var tool = await Tool.RunAsync(temporary.Folder, arguments);

        tool.ExitCode.ShouldBe(1);
        tool.Error.ShouldContain("--course");
    }

    private IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(course.Folder, name)));

    private Task<IPage> OpenAsync(string name) => browser.OpenFileAsync(Path.Combine(course.Folder, name), Browser.Narrow, mayLoad: PlotlyScript.SharedFile);

    private IEnumerable<string> Walk(string lesson, string relation)
    {
        for (string? name = lesson; name is not null;)
        {
            yield return name;
            name = Path.GetFileNameWithoutExtension(Page($"{name}.html").QuerySelector($"a[rel={relation}]")?.GetAttribute("href"));
        }
    }
}
