using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>The editor of the site's lessons in a real browser: colors and completion.</summary>
public sealed class WritingCellsInTheBrowser(SiteFixture site, Browser browser)
{
    private const string Lesson05 = "05-pod-infrastructure";
    private const int Phone = 390;

    // A glyph at the edge of a color may be drawn a fraction of a pixel off. One that is a whole pixel off differs by 190 of 255.
    private const int MostOfABlur = 100;

    // The first completion, with everything that is loaded for it.
    private const long MostBytes = 5_000_000;

    // Every kind of token, a tab, and a line that is wider than any editor.
    private static readonly string _everyColor =
        $"#nullable enable\nvar name = $\"pod {{1 + 2}}\"; // a comment\n\tforeach (var number in new[] {{ 1, 0x2F }}) {{ }}\n\t/* wide */ var wide = \"{new string('m', 200)}\" + 'c';\n\n";

    [Fact]
    public async Task The_colors_of_every_cell_are_those_of_the_exported_page()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cells = Notebook.Read(Repository.Path("notebooks", $"{Lesson05}.ipynb")).Cells.Where(cell => cell.IsCode).ToList();

        foreach (var (index, cell) in cells.Index())
        {
            await ShouldBeColoredAsync(lesson.Page.Locator("section.code:has(textarea)").Nth(index), cell.Source);
        }

        cells.Count.ShouldBe(22);
    }

    [Fact]
    public async Task Colors_follow_what_is_typed_anywhere_in_the_code()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var (cell, keys) = (await lesson.CellAsync("OpenAsync"), lesson.Page.Keyboard);
        await LessonPage.WriteAsync(cell, "");

        await keys.TypeAsync("var x = \"a\" + 1;\n// note\nx");
        await ShouldBeColoredAsync(cell, "var x = \"a\" + 1;\n// note\nx");
        await keys.PressAsync("Control+Home");
        await keys.TypeAsync("/* ");
        await ShouldBeColoredAsync(cell, "/* var x = \"a\" + 1;\n// note\nx");
        await keys.TypeAsync("*/");
        await ShouldBeColoredAsync(cell, "/* */var x = \"a\" + 1;\n// note\nx");
        await keys.PressAsync("Control+Shift+End");
        await keys.PressAsync("Delete");
        await keys.TypeAsync("1");
        await ShouldBeColoredAsync(cell, "/* */1");
        // One or two steps: if the browser is quick, it takes deleting and typing together.
        for (var step = 0; step < 2 && (await cell.Locator("textarea").InputValueAsync()).Length < 10; step++)
        {
            await keys.PressAsync("Control+Z");
        }

        await ShouldBeColoredAsync(cell, "/* */var x = \"a\" + 1;\n// note\nx");
    }

    [Theory]
    [InlineData(Browser.Wide, false)]
    [InlineData(Browser.Wide, true)]
    [InlineData(Phone, false)]
    [InlineData(Phone, true)]
    public async Task Colors_are_exactly_where_the_text_areas_own_text_is(int width, bool isDark)
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05, width: width, isDark: isDark);
        var cell = await lesson.CellAsync("OpenAsync");
        await LessonPage.WriteAsync(cell, _everyColor);
        await ShouldBeColoredAsync(cell, _everyColor);
        await cell.ScreenshotAsync(new() { Path = Repository.Path("TestResults", "screenshots", $"editor-{width}-{(isDark ? "dark" : "light")}.png") });
        await lesson.Page.AddStyleTagAsync(new() { Content = ".editor > textarea { caret-color: transparent !important } .editor span { color: inherit !important; font-style: inherit !important }" });

        foreach (var sideways in new[] { 0, 123, 100_000 })
        {
            await cell.Locator("textarea").EvaluateAsync("(area, sideways) => new Promise(done => { area.scrollLeft = sideways; requestAnimationFrame(() => setTimeout(done)); })", sideways);
            var colored = await cell.Locator(".editor").ScreenshotAsync();
            var swap = await lesson.Page.AddStyleTagAsync(new() { Content = ".editor > textarea { color: var(--ink) !important } .editor > pre { visibility: hidden }" });
            var plain = await cell.Locator(".editor").ScreenshotAsync();
            await swap.EvaluateAsync("style => style.remove()");

            (await GreatestDifferenceAsync(lesson.Page, plain, colored)).ShouldBeLessThan(MostOfABlur, $"scrolled by {sideways}");
        }

        (await cell.Locator("textarea").EvaluateAsync<int>("area => area.scrollLeft")).ShouldBeGreaterThan(123);
    }

    [Fact]
    public async Task Without_the_pages_colors_and_on_paper_the_code_is_readable()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");
        var (area, colors) = (cell.Locator("textarea"), cell.Locator(".editor pre"));

        await lesson.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        (await area.EvaluateAsync<string>("area => getComputedStyle(area).color")).ShouldBe(
            await lesson.Page.EvaluateAsync<string>("() => { const one = document.createElement('i'); one.style.color = 'FieldText'; document.body.append(one); return getComputedStyle(one).color; }"));
        await Assertions.Expect(colors).ToBeHiddenAsync();

        await lesson.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
        await Assertions.Expect(area).ToBeHiddenAsync();
        await Assertions.Expect(colors).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_cell_without_end_does_not_stop_the_typing()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var (endless, other) = (await lesson.CellAsync("OpenAsync"), await lesson.CellAsync("ApplyAsync"));
        await LessonPage.WriteAsync(other, "var a = 1;\nvar b = \"b\";");
        await ShouldBeColoredAsync(other, "var a = 1;\nvar b = \"b\";");
        await LessonPage.WriteAsync(endless, "while (true) { }");
        await endless.GetByText("Run", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(endless.Locator(".label").First).ToHaveTextAsync("In, running");

        await other.Locator("textarea").FocusAsync();
        await lesson.Page.Keyboard.PressAsync("Control+Home");
        await lesson.Page.Keyboard.PressAsync("End");
        await lesson.Page.Keyboard.TypeAsync(" /*");

        // What is before the edit keeps its colors. What follows is plain: nothing knows yet that it's a comment.
        await Assertions.Expect(Colors(other)).ToHaveJSPropertyAsync("innerHTML", "<span class=\"k\">var</span> a = <span class=\"n\">1</span>; /*\nvar b = \"b\";");
        await lesson.ClickAsync("Stop");
        await ShouldBeColoredAsync(other, "var a = 1; /*\nvar b = \"b\";");
    }

    [Fact]
    public async Task Colors_are_answered_while_a_cell_waits()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var (waiting, other) = (await lesson.CellAsync("OpenAsync"), await lesson.CellAsync("ApplyAsync"));
        await LessonPage.WriteAsync(waiting, "await Task.Delay(-1);");
        await waiting.GetByText("Run", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(waiting.Locator(".label").First).ToHaveTextAsync("In, running");

        await LessonPage.WriteAsync(other, "var b = \"b\";");

        await ShouldBeColoredAsync(other, "var b = \"b\";");
        await Assertions.Expect(waiting.Locator(".label").First).ToHaveTextAsync("In, running");
    }

    [Fact]
    public async Task A_method_is_completed_and_run_by_keyboard_alone()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        await lesson.RunAsync(await lesson.CellAsync("OpenAsync"));
        var (cell, keys) = (await lesson.CellAsync("ApplyAsync"), lesson.Page.Keyboard);
        var rest = (await cell.Locator("textarea").InputValueAsync()).Split("lab.ApplyAsync");
        await LessonPage.WriteAsync(cell, rest[0]);
        var origins = new List<string>();
        lesson.Page.Request += (_, request) => origins.Add(new Uri(request.Url).GetLeftPart(UriPartial.Authority));
        var before = lesson.Received;

        await keys.TypeAsync("lab.");
        await Assertions.Expect(List(cell)).ToContainTextAsync("ApplyAsync");
        var loaded = lesson.Received - before;
        loaded.ShouldBeLessThan(MostBytes);
        Math.Round(loaded / 1e6).ShouldBe(1, "The page says about 1 MB.");
        await keys.TypeAsync("App");
        await Assertions.Expect(Active(cell)).ToContainTextAsync("ApplyAsync");
        await keys.PressAsync("Enter");
        await Assertions.Expect(cell.Locator("textarea")).ToHaveValueAsync($"{rest[0]}lab.ApplyAsync");
        await Assertions.Expect(List(cell)).ToBeHiddenAsync();
        await keys.TypeAsync(rest[1]);
        await keys.PressAsync("Escape");
        await keys.PressAsync("Control+Enter");
        await lesson.RestAsync();

        (await cell.Locator(".out").First.InnerTextAsync()).ShouldContain("pod/demosolo created");
        origins.Distinct().ShouldBe([(await site.AddressAsync()).GetLeftPart(UriPartial.Authority)]);
    }

    [Fact]
    public async Task Variables_of_earlier_cells_are_completed_with_their_documentation_and_the_choice_can_be_undone()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var (first, cell, keys) = (await lesson.CellAsync("OpenAsync"), await lesson.CellAsync("ApplyAsync"), lesson.Page.Keyboard);
        await LessonPage.WriteAsync(first, "var shoppingList = new[] { \"bread\" };\nrecord Shop(string Keeper);");
        await lesson.RunAsync(first);
        await LessonPage.WriteAsync(cell, "shoppin");

        await keys.PressAsync("Control+Space");
        await Assertions.Expect(Active(cell)).ToContainTextAsync("shoppingList variable");
        await Assertions.Expect(cell.Locator(".completions .about")).ToContainTextAsync("string[]");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(".Sing");
        await Assertions.Expect(Active(cell)).ToContainTextAsync("Single function");
        await keys.PressAsync("ArrowDown");
        await Assertions.Expect(Active(cell)).ToContainTextAsync("SingleOrDefault");
        await keys.PressAsync("Enter");
        await Assertions.Expect(cell.Locator("textarea")).ToHaveValueAsync("shoppingList.SingleOrDefault");
        await keys.PressAsync("Control+Z");
        await Assertions.Expect(cell.Locator("textarea")).ToHaveValueAsync("shoppingList.Sing");
    }

    [Fact]
    public async Task Escape_closes_the_list_and_Tab_leaves_the_editor_where_there_is_none()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var (cell, keys) = (await lesson.CellAsync("OpenAsync"), lesson.Page.Keyboard);
        await LessonPage.WriteAsync(cell, "\"text\"");

        await keys.TypeAsync(".");
        await Assertions.Expect(List(cell)).ToContainTextAsync("Length");
        await keys.PressAsync("Escape");

        await Assertions.Expect(List(cell)).ToBeHiddenAsync();
        (await cell.Locator("textarea").GetAttributeAsync("aria-activedescendant")).ShouldBeNull();
        await Assertions.Expect(cell.Locator("textarea")).ToHaveValueAsync("\"text\".");
        await keys.PressAsync("Tab");
        await Assertions.Expect(cell.Locator("textarea")).ToHaveValueAsync("\"text\".");
        await Assertions.Expect(cell.GetByText("Run", new() { Exact = true })).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(Browser.Wide, false)]
    [InlineData(Browser.Wide, true)]
    [InlineData(Phone, false)]
    [InlineData(Phone, true)]
    public async Task The_list_keeps_nobody_out_fits_the_window_and_takes_a_click_or_a_tap(int width, bool isDark)
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05, width: width, isDark: isDark);
        var (cell, keys) = (await lesson.CellAsync("OpenAsync"), lesson.Page.Keyboard);
        await LessonPage.WriteAsync(cell, "");

        await keys.TypeAsync("var nameOfAVariable = Math.");
        var choice = List(cell).GetByText("Cbrt function");
        await Assertions.Expect(choice).ToBeVisibleAsync();
        await lesson.Page.ScreenshotAsync(new() { Path = Repository.Path("TestResults", "screenshots", $"completion-{width}-{(isDark ? "dark" : "light")}.png") });
        var found = await lesson.Page.RunAxe();
        found.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();
        var box = (await cell.Locator(".completions").BoundingBoxAsync()).ShouldNotBeNull();
        box.X.ShouldBeGreaterThanOrEqualTo(0);
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(width);
        if (width == Phone)
        {
            await choice.TapAsync();
        }
        else
        {
            await choice.ClickAsync();
        }

        await Assertions.Expect(cell.Locator("textarea")).ToHaveValueAsync("var nameOfAVariable = Math.Cbrt");
        await Assertions.Expect(cell.Locator("textarea")).ToBeFocusedAsync();
    }

    // The code in the editor, in the exported page's colors.
    private static async Task ShouldBeColoredAsync(ILocator cell, string code)
    {
        await Assertions.Expect(cell.Locator("textarea")).ToHaveValueAsync(code);
        await Assertions.Expect(Colors(cell)).ToHaveJSPropertyAsync("innerHTML", ColoredCode.Render(code).Replace("&quot;", "\"", StringComparison.Ordinal));
    }

    private static Task<int> GreatestDifferenceAsync(IPage page, byte[] one, byte[] other) => page.EvaluateAsync<int>(
        """
        async pictures => {
            const [one, other] = await Promise.all(pictures.map(async picture => {
                const image = new Image();
                image.src = `data:image/png;base64,${picture}`;
                await image.decode();
                const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d');
                drawing.drawImage(image, 0, 0);
                return drawing.getImageData(0, 0, image.width, image.height).data;
            }));
            return one.length !== other.length ? 255 : one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index])), 0);
        }
        """,
        new[] { Convert.ToBase64String(one), Convert.ToBase64String(other) });

    private static ILocator Colors(ILocator cell) => cell.Locator(".editor > pre > code");

    private static ILocator List(ILocator cell) => cell.Locator("[role=listbox]");

    private static ILocator Active(ILocator cell) => cell.Locator("[role=option][aria-selected=true]");
}
