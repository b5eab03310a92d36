using Microsoft.Playwright;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>The learner's work stays: code, guesses, passed exercises and predictions. It also goes to another browser.</summary>
public sealed class KeepingWorkInTheBrowser(SiteFixture site, Browser browser)
{
    private const string Lesson05 = "05-pod-infrastructure";
    private const string Lesson09 = "09-pod-variants";
    private const string Greeting = "Console.WriteLine(\"my own code\");";

    private static readonly (string Content, string Sentence)[] _otherFiles =
    [
        ("not JSON", "This file has no work of PodLab in it."),
        ("[1]", "This file has no work of PodLab in it."),
        ("""{"format":"podlab-work-1","data":{"progress.json":1},"lessons":{}}""", "This file has no work of PodLab in it."),
        ("""{"format":"podlab-work-1","data":{},"lessons":{"05-pod-infrastructure":{"code":{"a":null}}}}""", "This file has no work of PodLab in it."),
        ("""{"cells":[{"cell_type":"code","id":"of-another-lesson","source":"1"}]}""", "It is a notebook of another lesson."),
    ];

    [Fact]
    public async Task Code_and_passed_exercises_are_there_after_a_reload_and_on_the_first_page()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        await PassFirstExerciseAsync(lesson);
        await LessonPage.WriteAsync(await lesson.CellAsync("E05.9"), Greeting);

        await lesson.GoToAsync(site, Lesson05);

        var changed = await lesson.CellAsync("my own code");
        (await lesson.RunAsync(changed)).ShouldContain("my own code");
        (await PassedAsync(lesson)).ShouldBe(1);
        await changed.GetByText("The lesson's code").ClickAsync();
        (await changed.Locator("textarea").InputValueAsync()).ShouldContain("E05.9");
        await lesson.Page.GotoAsync($"{await site.AddressAsync()}");
        await Assertions.Expect(lesson.Page.Locator("[data-lesson='05'] .facts")).ToContainTextAsync("1 passed in this browser");
        await Assertions.Expect(lesson.Page.Locator("[data-lesson='06'] .facts")).Not.ToContainTextAsync("passed in this browser");
    }

    [Fact]
    public async Task A_prediction_outlives_the_kernel_and_the_page()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson09);
        await lesson.RunAsync(await lesson.CellAsync("OpenAsync"));
        var predict = await lesson.CellAsync("PredictAsync(\"E09.1\"");
        var form = await predict.Locator("textarea").InputValueAsync();
        await LessonPage.WriteAsync(predict, form.Replace("?", "own", StringComparison.Ordinal));
        (await lesson.RunAsync(predict)).ShouldContain("It's kept.");

        await lesson.Page.Locator("#here select").SelectOptionAsync(new SelectOptionValue { Label = "a kind cluster" });
        await Assertions.Expect(lesson.Status).ToContainTextAsync("Ready, on another pod", new() { Timeout = Browser.Patience });
        await lesson.RunAsync(await lesson.CellAsync("OpenAsync"));
        (await lesson.RunAsync(predict)).ShouldContain("It's already kept.");
        await lesson.GoToAsync(site, Lesson09);
        await lesson.RunAsync(await lesson.CellAsync("OpenAsync"));
        (await lesson.RunAsync(await lesson.CellAsync("PredictAsync(\"E09.1\""))).ShouldContain("It's already kept.");
    }

    [Fact]
    public async Task A_cell_waits_for_the_guess_and_asks_afterward_whether_it_was_right()
    {
        Need.Site.OrSkip();
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.GoToAsync(site, Lesson05);
        var guess = lesson.Page.Locator(".guess").First;
        var cell = lesson.Page.Locator("section.code:has(.guess)").First;

        await lesson.ClickAsync("Run all");
        await Assertions.Expect(lesson.Status).ToContainTextAsync("what do you guess?");
        (await cell.Locator(".out").CountAsync()).ShouldBe(0);
        (await guess.Locator("input").EvaluateAsync<bool>("input => input === document.activeElement")).ShouldBeTrue();
        await lesson.Page.Keyboard.TypeAsync("<b>two</b>, with \"pause\"");
        await lesson.Page.Keyboard.PressAsync("Enter");
        (await guess.InnerTextAsync()).ShouldContain("Now run the cell.");
        await lesson.RunAsync(cell);
        (await guess.InnerTextAsync()).ShouldContain("Compare it with the output.");
        await guess.GetByText("Partly").ClickAsync();

        (await guess.InnerTextAsync()).ShouldContain("<b>two</b>, with \"pause\"");
        await lesson.GoToAsync(site, Lesson05);
        (await guess.InnerTextAsync()).ShouldContain("It was partly");
    }

    [Fact]
    public async Task The_learner_has_a_cell_of_their_own_which_stays_and_goes_into_the_notebook()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var own = lesson.Page.Locator("#own-cell");
        var without = await lesson.DownloadAsync();
        await LessonPage.WriteAsync(own, Greeting);

        await lesson.GoToAsync(site, Lesson05);

        (await lesson.RunAsync(own)).ShouldContain("my own code");
        var with = await lesson.DownloadAsync();
        with.Cells.Count.ShouldBe(without.Cells.Count + 1);
        with.Cells[^1].Source.ShouldBe(Greeting);
    }

    [Fact]
    public async Task All_work_goes_into_a_file_and_into_another_browser()
    {
        Need.Site.OrSkip();
        await using var first = await LessonPage.OpenAsync(browser, site, Lesson05);
        await PassFirstExerciseAsync(first);
        await LessonPage.WriteAsync(await first.CellAsync("E05.9"), Greeting);
        var (work, notebook) = (await SaveAsync(first, "Save all my work as a file"), await SaveAsync(first, "Download the notebook"));

        await using var second = new LessonPage(await browser.OpenSiteAsync());
        await second.GoToAsync(site, Lesson05);
        await OpenFileAsync(second, "podlab-work.json", work, "Your work is here.");
        (await PassedAsync(second)).ShouldBe(1);
        (await second.RunAsync(await second.CellAsync("my own code"))).ShouldContain("my own code");
        (await second.Page.Locator(".guess input").CountAsync()).ShouldBe(0, "The skipped guesses came along.");

        await using var third = await LessonPage.OpenAsync(browser, site, Lesson05);
        await OpenFileAsync(third, $"{Lesson05}.ipynb", notebook, "cells is the notebook's.");
        (await third.RunAsync(await third.CellAsync("my own code"))).ShouldContain("my own code");
    }

    [Fact]
    public async Task Passed_exercises_of_a_file_are_added_to_those_here()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        await PassFirstExerciseAsync(lesson);
        const string Passed = """{\"passed\":[{\"exercise\":\"E04.1\",\"cluster\":\"recorded\",\"passedAt\":\"2026-01-02T03:04:05Z\",\"hints\":2}]}""";

        await OpenFileAsync(lesson, "work.json", $$$"""{"format":"podlab-work-1","data":{"progress.json":"{{{Passed}}}"},"lessons":{}}""", "Your work is here.");

        (await PassedAsync(lesson)).ShouldBe(2);
    }

    [Fact]
    public async Task Other_files_are_refused_with_a_sentence_and_change_nothing()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        await LessonPage.WriteAsync(await lesson.CellAsync("E05.9"), Greeting);

        foreach (var (name, (content, sentence)) in _otherFiles.Index().Select(file => ($"other-{file.Index}.json", file.Item)))
        {
            await OpenFileAsync(lesson, name, content, $"{name} can't be opened. {sentence}");
        }

        (await lesson.RunAsync(await lesson.CellAsync("my own code"))).ShouldContain("my own code");
    }

    [Theory]
    [InlineData("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Blocked', 'SecurityError'); } });")]
    [InlineData("Storage.prototype.setItem = () => { throw new DOMException('Full', 'QuotaExceededError'); };")]
    public async Task Without_storage_the_lesson_runs_and_the_page_says_that_it_keeps_nothing(string refusal)
    {
        Need.Site.OrSkip();
        await using var lesson = new LessonPage(await browser.OpenSiteAsync());
        await lesson.Page.AddInitScriptAsync(refusal);
        await lesson.GoToAsync(site, Lesson05);

        await Assertions.Expect(lesson.Status).ToContainTextAsync("your latest work ends with it");
        await lesson.SkipGuessesAsync();
        await PassFirstExerciseAsync(lesson);
        (await PassedAsync(lesson)).ShouldBe(1);
    }

    private static async Task PassFirstExerciseAsync(LessonPage lesson)
    {
        var cells = Notebook.Read(Repository.Path("notebooks", $"{Lesson05}.ipynb")).Cells.Where(cell => cell.IsCode).ToList();
        var asks = cells.FindIndex(cell => cell.Source.Contains("E05.1:", StringComparison.Ordinal));
        var shown = "";
        for (var index = 0; index <= asks; index++)
        {
            var cell = lesson.Page.Locator("section.code:has(textarea)").Nth(index);
            await LessonPage.WriteAsync(cell, Solutions.Of(cells[index]) ?? cells[index].Source);
            shown = await lesson.RunAsync(cell);
        }

        shown.ShouldContain("E05.1: right");
    }

    /// <summary>How many exercises the library says were passed.</summary>
    private static async Task<int> PassedAsync(LessonPage lesson)
    {
        var cell = await lesson.CellAsync("E05.8");
        await LessonPage.WriteAsync(cell, "#r \"../helpers/bin/PodLab.dll\"\nusing PodLab;\n// E05.8\n(await Lab.OpenAsync()).Progress().Passed");
        return int.Parse((await lesson.RunAsync(cell)).Split('\n')[^1], CultureInfo.InvariantCulture);
    }

    private static async Task<string> SaveAsync(LessonPage lesson, string button)
    {
        await lesson.Page.ClickAsync("#here summary");
        var download = await lesson.Page.RunAndWaitForDownloadAsync(() => lesson.Page.ClickAsync($"#here details >> text={button}"));
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task OpenFileAsync(LessonPage lesson, string name, string content, string said)
    {
        await lesson.Page.Locator("#here input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(content) });
        await Assertions.Expect(lesson.Status).ToContainTextAsync(said);
    }
}
