using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace PodLab.Tests.Export;

/// <summary>Where a lesson can't run, its page says why in a sentence, and can still be read.</summary>
public sealed class OpeningLessonsWhereSomethingIsMissing(SiteFixture site, Browser browser)
{
    private const string Lesson05 = "05-pod-infrastructure.html";

    private const string NoFiles = "The files of this page can't be loaded. Reload the page: it may be older than the files on the site.";

    private const string Missing = "is missing on this host. Copy the whole folder of the site.";

    public static TheoryData<string, string> Files => new()
    {
        { "files.js", NoFiles },
        { "lesson.js", Missing },
        { "editor.js", Missing },
        { "worker.js", Missing },
        { "dotnet.js", Missing },
        { "dotnet.native.js", Missing },
        { "dotnet.native.wasm.gz", Missing },
        { "PodLab.dll.gz", Missing },
        { "05-pod-infrastructure.standalone.podlab.json.gz", Missing },
        { "05-pod-infrastructure.ipynb", Missing },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_the_host_does_not_have_is_named(string file, string sentence)
    {
        Need.Site.OrSkip();
        await using var lesson = await OpenAsync();
        await lesson.Page.RouteAsync($"**/{file}", route => route.FulfillAsync(new() { Status = 404 }));

        await lesson.TryToStartAsync();

        await Assertions.Expect(lesson.Status).ToContainTextAsync(sentence, new() { Timeout = Browser.Patience });
        (await lesson.Status.InnerTextAsync()).ShouldContain(sentence == NoFiles ? NoFiles : $"/{file} ");
        await CanBeReadAsync(lesson);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_page_in_the_place_of_a_file_is_not_taken_for_it(string file, string sentence)
    {
        Need.Site.OrSkip();
        await using var lesson = await OpenAsync();
        await lesson.Page.RouteAsync($"**/{file}", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!DOCTYPE html><title>Not here</title>" }));

        await lesson.TryToStartAsync();

        await Assertions.Expect(lesson.Status).ToContainTextAsync(sentence, new() { Timeout = Browser.Patience });
        (await lesson.Status.InnerTextAsync()).ShouldContain(sentence == NoFiles ? NoFiles : $"/{file} ");
        await CanBeReadAsync(lesson);
    }

    [Fact]
    public async Task When_the_file_is_there_again_a_second_click_starts_the_lesson()
    {
        Need.Site.OrSkip();
        await using var lesson = await OpenAsync();
        await lesson.Page.RouteAsync("**/PodLab.dll.gz", route => route.AbortAsync());
        await lesson.TryToStartAsync();
        await Assertions.Expect(lesson.Status).ToContainTextAsync("PodLab.dll.gz can't be reached. Check the network, and try again.", new() { Timeout = Browser.Patience });

        await lesson.Page.UnrouteAllAsync();

        await lesson.StartAsync();
    }

    [Theory]
    [InlineData("WebAssembly", "This browser has no WebAssembly, so lessons can only be read.")]
    [InlineData("CompressionStream", "This browser is too old to run lessons, so they can only be read. Update it.")]
    public async Task A_browser_without_what_the_kernel_needs_is_told_so(string name, string sentence)
    {
        Need.Site.OrSkip();
        await using var lesson = await OpenAsync($"delete globalThis.{name};");

        await lesson.TryToStartAsync();

        await Assertions.Expect(lesson.Status).ToHaveTextAsync(sentence);
        await CanBeReadAsync(lesson);
    }

    [Fact]
    public async Task A_page_of_a_site_that_is_opened_as_a_file_says_how_to_run_it()
    {
        Need.Site.OrSkip();
        await using var lesson = new LessonPage(await browser.OpenFileAsync(Path.Combine(await site.FolderAsync(), Lesson05)));

        await lesson.TryToStartAsync();

        await Assertions.Expect(lesson.Status).ToHaveTextAsync("A page from a file can only be read. To run lessons, serve the folder: podlab serve FOLDER.");
        await CanBeReadAsync(lesson);
    }

    // So it is in a private window of some browsers.
    [Fact]
    public async Task Without_storage_the_lesson_runs_and_keeps_nothing()
    {
        Need.Site.OrSkip();
        // All cookies are blocked, and with them everything else that a site could keep.
        var settings = JsonNode.Parse("""{"profile": {"default_content_setting_values": {"cookies": 2}}}""")!.AsObject();
        await using var strict = await Browser.LaunchAsync(settings);
        await using var lesson = new LessonPage(await strict.Context.NewPageAsync());
        await lesson.Page.GotoAsync($"{await site.AddressAsync()}{Lesson05}");

        await lesson.StartAsync();

        (await lesson.Page.EvaluateAsync<bool>("() => { try { return !localStorage; } catch { return true; } }")).ShouldBeTrue();
        (await lesson.RunAsync(await lesson.CellAsync("OpenAsync"))).ShouldContain("a replay of standalone");
    }

    // In pages of 64 KiB: too little to create the memory, to load all assemblies, and to compile the first cell.
    [Theory]
    [InlineData(400)]
    [InlineData(600)]
    [InlineData(1050)]
    public async Task With_too_little_memory_the_page_says_so(int memory)
    {
        Need.Site.OrSkip();
        await using var small = await Browser.LaunchAsync(arguments: $"--js-flags=--wasm-max-mem-pages={memory}");
        await using var lesson = new LessonPage(await small.Context.NewPageAsync());
        await lesson.Page.GotoAsync($"{await site.AddressAsync()}{Lesson05}");

        await lesson.TryToStartAsync();

        await Assertions.Expect(lesson.Status).ToHaveTextAsync(
            "There is probably too little memory for the kernel. Close other tabs or programs, and try again.", new() { Timeout = Browser.Patience });
        await CanBeReadAsync(lesson);
    }

    // Enough to start, but not for what the kernel rehearses.
    [Fact]
    public async Task With_too_little_memory_to_go_on_the_page_says_so()
    {
        Need.Site.OrSkip();
        await using var small = await Browser.LaunchAsync(arguments: "--js-flags=--wasm-max-mem-pages=1700");
        await using var lesson = new LessonPage(await small.Context.NewPageAsync());
        await lesson.Page.GotoAsync($"{await site.AddressAsync()}{Lesson05}");

        await lesson.StartAsync();

        await Assertions.Expect(lesson.Status).ToHaveTextAsync(
            "The kernel ended: There is probably too little memory for the kernel. Close other tabs or programs, and try again. Stop starts it again.",
            new() { Timeout = Browser.Patience });
        await Assertions.Expect(lesson.Page.Locator("#here button", new() { HasTextString = "Stop" })).ToBeEnabledAsync();
    }

    // Without a service worker, so that the test answers every request.
    private async Task<LessonPage> OpenAsync(string prepare = "")
    {
        var page = await browser.OpenSiteAsync();
        await page.AddInitScriptAsync($"Object.defineProperty(Navigator.prototype, 'serviceWorker', {{ value: undefined }}); {prepare}");
        await page.GotoAsync($"{await site.AddressAsync()}{Lesson05}");
        return new LessonPage(page);
    }

    private static async Task CanBeReadAsync(LessonPage lesson)
    {
        (await lesson.Page.Locator("section.code .out").CountAsync()).ShouldBeGreaterThan(0);
        (await lesson.Page.Locator("section.code .in pre").CountAsync()).ShouldBeGreaterThan(0);
        (await lesson.Page.Locator("#here button").IsEnabledAsync()).ShouldBeTrue();
    }
}
