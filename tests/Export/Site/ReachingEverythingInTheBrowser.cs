using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PodLab.Tests.Export;

/// <summary>Lessons in their pages for everybody: on a phone, with only the keyboard, with a screen reader.</summary>
public sealed class ReachingEverythingInTheBrowser(SiteFixture site, Browser browser)
{
    private const string Lesson05 = "05-pod-infrastructure";
    private const int Phone = 390;

    [Theory]
    [InlineData(Browser.Wide, false)]
    [InlineData(Browser.Wide, true)]
    [InlineData(Phone, false)]
    [InlineData(Phone, true)]
    public async Task Axe_finds_nothing_that_keeps_anybody_out_and_nothing_is_wider_than_the_page(int width, bool isDark)
    {
        Need.Site.OrSkip();
        await using var lesson = new LessonPage(await browser.OpenSiteAsync(width, isDark));
        var name = $"site-{(width == Phone ? "phone" : "wide")}-{(isDark ? "dark" : "light")}";
        await lesson.Page.GotoAsync($"{await site.AddressAsync()}{Lesson05}.html");
        await ShouldReachAsync($"{name}-read");

        await lesson.GoToAsync(site, Lesson05);
        await ShouldReachAsync($"{name}-ready");

        await lesson.SkipGuessesAsync();
        await LessonPage.WriteAsync(await lesson.CellAsync("E05.9"), "Console.Error.WriteLine(\"a warning\");\nthrow new InvalidOperationException(\"It broke.\");");
        await lesson.ClickAsync("Run all");
        await lesson.Page.ClickAsync("#here summary");
        await ShouldReachAsync($"{name}-ran");
        (await lesson.Page.Locator("#here details > div").EvaluateAsync<double>("menu => menu.getBoundingClientRect().left")).ShouldBeGreaterThanOrEqualTo(0);

        async Task ShouldReachAsync(string state)
        {
            await Browser.PhotographAsync(lesson.Page, state);
            (await lesson.Page.RunAxe()).Violations.Select(OpeningThePage.Describe).ShouldBeEmpty(state);
            (await lesson.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, state);
        }
    }

    [Fact]
    public async Task The_keyboard_alone_opens_the_lesson_guesses_edits_runs_and_leaves_the_code()
    {
        Need.Site.OrSkip();
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.GotoAsync($"{await site.AddressAsync()}{Lesson05}.html");
        await TabToAsync(lesson.Page, "Run this lesson here");
        await lesson.Page.Keyboard.PressAsync("Enter");
        await lesson.RestAsync();

        await TabToAsync(lesson.Page, "Code of cell 1");
        await lesson.Page.Keyboard.PressAsync("Control+Enter");
        await lesson.RestAsync();
        await TabToAsync(lesson.Page, "Your guess");
        await lesson.Page.Keyboard.TypeAsync("two");
        await lesson.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(lesson.Page, "Code of cell 2");
        await lesson.Page.Keyboard.PressAsync("Control+End");
        await lesson.Page.Keyboard.TypeAsync(";\n\"typed by hand\"");
        await TabToAsync(lesson.Page, "Run cell 2");
        await lesson.Page.Keyboard.PressAsync("Space");
        await lesson.RestAsync();

        (await (await lesson.CellAsync("ApplyAsync")).Locator(".out").Last.InnerTextAsync()).ShouldContain("typed by hand");
    }

    // Tab leads to everything in the order of the page, and out of the code.
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var pressed = 0; pressed < 100; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string>("(e => e.ariaLabel ?? e.closest('label')?.textContent.trim() ?? e.textContent.trim())(document.activeElement)");
            if (focused == name)
            {
                return;
            }
        }

        Assert.Fail($"Tab doesn't lead to “{name}”.");
    }
}
