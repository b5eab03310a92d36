using Microsoft.Playwright;

namespace PodLab.Tests.Export;

/// <summary>A lesson as one file, opened without a host.</summary>
public sealed class RunningALessonFromOneFile(SiteFixture site, Browser browser)
{
    private const string Lesson05 = "05-pod-infrastructure";

    private const long MostBytes = 20_000_000;

    [Fact]
    public async Task It_runs_to_its_end_on_either_pod_and_makes_no_request()
    {
        Need.Site.OrSkip();
        var file = await site.OneFileAsync();
        new FileInfo(file).Length.ShouldBeLessThan(MostBytes);
        var page = await browser.OpenFileAsync(file);
        var requested = new List<string>();
        page.Request += (_, request) => requested.Add(request.Url);
        await using var lesson = new LessonPage(page);

        await lesson.StartAsync();
        await lesson.SolveAsync(Lesson05);
        var passed = await page.Locator(".exercise.passed").CountAsync();
        await page.Locator("#here select").SelectOptionAsync(new SelectOptionValue { Label = "a kind cluster" });
        await Assertions.Expect(lesson.Status).ToContainTextAsync("Ready, on another pod", new() { Timeout = Browser.Patience });
        var onKind = await lesson.RunAsync(await lesson.CellAsync("OpenAsync"));

        passed.ShouldBe(9);
        (await page.Locator(".error").AllInnerTextsAsync()).ShouldBeEmpty();
        onKind.ShouldContain("a replay of kind");
        // A blob is content that the page made itself.
        requested.Where(url => !url.StartsWith("blob:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal)).ShouldBeEmpty();
        await Browser.PhotographAsync(page, "one-file-lesson-05");
    }

    [Fact]
    public async Task A_cell_reaches_nothing_and_no_link_leads_to_a_file_that_is_missing()
    {
        Need.Site.OrSkip();
        var file = await site.OneFileAsync();
        var page = await browser.OpenFileAsync(file);
        await using var lesson = new LessonPage(page);
        await lesson.StartAsync();
        var cell = await lesson.CellAsync("OpenAsync");

        await LessonPage.WriteAsync(cell, $"await new System.Net.Http.HttpClient().GetStringAsync(\"{await site.AddressAsync()}\")");
        var requested = await lesson.RunAsync(cell);
        await LessonPage.WriteAsync(cell, $"await System.Runtime.InteropServices.JavaScript.JSHost.ImportAsync(\"x\", \"{await site.AddressAsync()}x.js\")");
        var imported = await lesson.RunAsync(cell);

        requested.ShouldContain("Error: HttpRequestException");
        imported.ShouldContain("Error: JSException");
        (await page.Locator("a[href]:not([href^='#']):not([href^='https:'])").EvaluateAllAsync<string[]>("links => links.map(link => link.outerHTML)")).ShouldBeEmpty();
    }
}
