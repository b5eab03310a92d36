using Microsoft.Playwright;

namespace PodLab.Tests.Export;

/// <summary>A learner comes back to the site: without a network, or after an update.</summary>
public sealed class OpeningLessonsAgain(SiteFixture site, Browser browser)
{
    private const string Lesson05 = "05-pod-infrastructure.html";
    private const string Words = "Change them as you like";
    private const string NewWords = "Change the code as much as you like";

    [Fact]
    public async Task After_a_first_run_a_lesson_opens_and_runs_without_the_host()
    {
        Need.Site.OrSkip();
        await using var host = await SiteCopy.ServeAsync(site);
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.GotoAsync(host[Lesson05]);
        await lesson.StartAsync();

        await host.StopAsync();
        await lesson.Page.ReloadAsync();
        await lesson.StartAsync();
        var opened = await lesson.RunAsync(await lesson.CellAsync("OpenAsync"));

        opened.ShouldContain("a replay of standalone");
    }

    [Fact]
    public async Task A_first_run_fetches_only_what_the_lesson_uses_and_keeps_that()
    {
        Need.Site.OrSkip();
        await using var host = await SiteCopy.ServeAsync(site);
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.GotoAsync(host[Lesson05]);
        await lesson.StartAsync();

        var kept = await KeptAsync(lesson.Page);

        kept.ShouldContain(url => url.EndsWith(Lesson05, StringComparison.Ordinal));
        kept.ShouldContain(url => url.EndsWith(".wasm.gz", StringComparison.Ordinal));
        kept.ShouldContain(url => url.EndsWith("worker.js", StringComparison.Ordinal));
        kept.ShouldContain(url => url.EndsWith(".standalone.podlab.json.gz", StringComparison.Ordinal));
        kept.ShouldNotContain(url => url.Contains(".kind.", StringComparison.Ordinal) || Regex.IsMatch(url, @"/(0[^5]|1\d)-"));
    }

    // A plain host says anything about caching.
    [Theory]
    [InlineData("no-cache")]
    [InlineData("public, max-age=31536000")]
    public async Task An_update_reaches_a_learner_who_was_there_before_and_the_old_files_are_removed(string caching)
    {
        Need.Site.OrSkip();
        await using var host = await SiteCopy.ServeAsync(site, caching);
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.GotoAsync(host[Lesson05]);
        await lesson.StartAsync();
        var old = host.FilesOf("kernel");

        host.Change("kernel", "lesson.js", Words, NewWords);
        await lesson.Page.GotoAsync(host["index.html"]);
        await lesson.Page.GotoAsync(host[Lesson05]);
        await lesson.StartAsync();

        (await lesson.Status.InnerTextAsync()).ShouldContain(NewWords);
        var kept = await KeptAsync(lesson.Page);
        kept.ShouldContain(url => url.Contains(host.FilesOf("kernel"), StringComparison.Ordinal));
        kept.ShouldNotContain(url => url.Contains(old, StringComparison.Ordinal));
        kept.ShouldContain(url => url.Contains(host.FilesOf("dotnet"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_older_than_the_site_never_runs_with_files_of_the_new_version()
    {
        Need.Site.OrSkip();
        await using var host = await SiteCopy.ServeAsync(site);
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.GotoAsync(host[Lesson05]);

        host.Change("kernel", "lesson.js", Words, NewWords);
        await lesson.TryToStartAsync();

        await Assertions.Expect(lesson.Status).ToContainTextAsync("Reload the page: it may be older");
        (await lesson.Page.Locator(".out").CountAsync()).ShouldBeGreaterThan(0);
        await lesson.Page.ReloadAsync();
        await lesson.StartAsync();
        (await lesson.Status.InnerTextAsync()).ShouldContain(NewWords);
    }

    [Fact]
    public async Task A_page_whose_lesson_has_changed_says_so()
    {
        Need.Site.OrSkip();
        await using var host = await SiteCopy.ServeAsync(site);
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.GotoAsync(host[Lesson05]);

        host.Change("05-pod-infrastructure", "05-pod-infrastructure.ipynb", "pod", "Pod");
        await lesson.TryToStartAsync();

        await Assertions.Expect(lesson.Status).ToHaveTextAsync("This page is older than the site's files. Reload it.", new() { Timeout = Browser.Patience });
        await lesson.Page.ReloadAsync();
        await lesson.StartAsync();
    }

    [Fact]
    public async Task A_page_that_runs_goes_on_with_its_own_files_after_an_update()
    {
        Need.Site.OrSkip();
        await using var host = await SiteCopy.ServeAsync(site);
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.GotoAsync(host[Lesson05]);
        await lesson.StartAsync();

        host.Change("kernel", "lesson.js", Words, NewWords);
        await lesson.Page.Locator("#here select").SelectOptionAsync(new SelectOptionValue { Label = "a kind cluster" });
        await Assertions.Expect(lesson.Status).ToContainTextAsync("Ready, on another pod", new() { Timeout = Browser.Patience });

        (await lesson.RunAsync(await lesson.CellAsync("OpenAsync"))).ShouldContain("a replay of kind");
    }

    private static Task<string[]> KeptAsync(IPage page) => page.EvaluateAsync<string[]>(
        "async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()");
}
