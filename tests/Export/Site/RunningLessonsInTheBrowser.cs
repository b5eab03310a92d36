using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace PodLab.Tests.Export;

/// <summary>Lessons of the site, run in a real browser.</summary>
public sealed class RunningLessonsInTheBrowser(SiteFixture site, Browser browser)
{
    private const string Lesson05 = "05-pod-infrastructure";

    // Everything from the page to the last exercise.
    private const long MostBytes = 12_000_000;

    // Cells of a learner's own, and what they show.
    private static readonly (string Code, string Shown)[] _cells =
    [
        ("using System.IO;", ""),
        ("// only a comment", ""),
        ("#r \"nuget: PodLab\"\nnameof(Lab)", "Lab"),
        ("#r \"nuget: Humanizer\"", "In a browser, a cell can't load packages: Humanizer"),
        ("display(1); Console.WriteLine(\"two\"); 3", "1\ntwo\n3"),
        ("throw new InvalidOperationException(\"It broke.\");", "InvalidOperationException: It broke.\n   at line 1"),
        ("var variable = 5;\n#!whos", "variable\tSystem.Int32\t5"),
        ("k8s.KubernetesYaml.Serialize(new k8s.Models.V1Pod { Kind = \"Pod\" })", "kind: Pod"),
        ("new[] { 3, 1, 2 }.Order()", "[ 1, 2, 3 ]"),
    ];

    [Fact]
    public async Task Lesson_05_runs_to_its_end_and_all_its_exercises_pass_with_the_solutions()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);

        await lesson.SolveAsync(Lesson05);

        (await lesson.Page.Locator(".error").AllInnerTextsAsync()).ShouldBeEmpty();
        (await lesson.Page.Locator(".exercise.passed").CountAsync()).ShouldBe(9);
        (await lesson.Page.Locator(".code:not(#own-cell, :has(.out))").CountAsync()).ShouldBe(0);
        (await lesson.Page.Locator("figure img, .out picture img").First.EvaluateAsync<int>("image => image.naturalWidth")).ShouldBeGreaterThan(100);
        lesson.Received.ShouldBeLessThan(MostBytes);
        await Browser.PhotographAsync(lesson.Page, "site-lesson-05");
    }

    [Fact]
    public async Task The_lesson_runs_on_the_pod_that_is_chosen()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var first = await lesson.CellAsync("OpenAsync");
        var onStandalone = await lesson.RunAsync(first);

        await lesson.Page.Locator("#here select").SelectOptionAsync(new SelectOptionValue { Label = "a kind cluster" });
        await Assertions.Expect(lesson.Status).ToContainTextAsync("Ready, on another pod", new() { Timeout = Browser.Patience });
        var onKind = await lesson.RunAsync(first);

        onStandalone.ShouldContain("a replay of standalone");
        onKind.ShouldContain("a replay of kind");
    }

    [Fact]
    public async Task A_wrong_answer_gets_its_hint_and_a_fault_its_line()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var answer = await lesson.CellAsync("E05.1");
        var code = await answer.Locator("textarea").InputValueAsync();
        await lesson.ClickAsync("Run all");

        await LessonPage.WriteAsync(answer, code.Replace("= null", "= php.Pid", StringComparison.Ordinal));
        var wrong = await lesson.RunAsync(answer);
        await LessonPage.WriteAsync(answer, "int one = 1;\nvar two = one / (one - 1);");
        var thrown = await lesson.RunAsync(answer);
        await LessonPage.WriteAsync(answer, "var version = '0.1';");
        var refused = await lesson.RunAsync(answer);

        wrong.ShouldContain("is php itself");
        thrown.ShouldContain("DivideByZeroException");
        thrown.ShouldContain("at line 2");
        refused.ShouldContain("line 1, column 15: error CS1012");
        refused.ShouldContain("Hint: C# writes text in double quotes");
    }

    [Fact]
    public async Task Outputs_appear_while_a_cell_runs_and_change_after_it()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var (first, second) = (lesson.Cell(0), lesson.Cell(1));

        await LessonPage.WriteAsync(first, "var shown = display(\"as it was\");\n_ = Task.Delay(1000).ContinueWith(_ => Console.WriteLine(\"from a task\"));");
        await lesson.RunAsync(first);
        await Assertions.Expect(first.Locator(".out").Nth(1)).ToContainTextAsync("from a task");

        // A task that an earlier run left behind changes nothing in the outputs of the next run.
        await LessonPage.WriteAsync(second, "_ = Task.Delay(1000).ContinueWith(_ => Console.WriteLine(\"too late\"));");
        await lesson.RunAsync(second);
        await LessonPage.WriteAsync(second, "Console.WriteLine(\"newer\");");
        await lesson.RunAsync(second);
        await LessonPage.WriteAsync(lesson.Cell(2), "await Task.Delay(2000);");
        await lesson.RunAsync(lesson.Cell(2));
        await Assertions.Expect(second.Locator(".out")).ToContainTextAsync("newer");

        // It computes from its second line on, and never ends.
        await LessonPage.WriteAsync(second, "shown.Update(\"as it is\"); Console.WriteLine(\"at first\"); await Task.Delay(500);\nConsole.WriteLine(\"more\"); while (true) { }");
        await LessonPage.BeginAsync(second);
        await Assertions.Expect(second.Locator(".out")).ToContainTextAsync("more");
        await Assertions.Expect(first.Locator(".out").First).ToContainTextAsync("as it is");
        await Assertions.Expect(lesson.Status).ToContainTextAsync("Running cell 2");

        await lesson.ClickAsync("Stop");

        await Assertions.Expect(second.Locator(".out")).ToContainTextAsync("at first\nmore");
    }

    [Fact]
    public async Task What_the_kernel_rehearses_works_and_leaves_nothing_behind()
    {
        Need.Site.OrSkip();
        var page = await browser.OpenSiteAsync();
        var faults = new List<string>();
        page.Console += (_, message) => faults.AddRange(message.Type == "error" ? [message.Text] : []);
        await using var lesson = new LessonPage(page);
        await page.RunAndWaitForConsoleMessageAsync(
            () => lesson.GoToAsync(site, Lesson05), new() { Predicate = message => message.Text == "Every cell was rehearsed.", Timeout = Browser.Patience });

        await LessonPage.WriteAsync(lesson.Cell(0), "#!whos");
        var left = await lesson.RunAsync(lesson.Cell(0));

        faults.ShouldBeEmpty();
        left.Split('\n').ShouldNotContain(line => line.Contains("lab", StringComparison.Ordinal) || line.Contains("numbered", StringComparison.Ordinal));
        (await lesson.Page.Locator(".out .error").CountAsync()).ShouldBe(0);
    }

    // One page for all: each opening of a lesson takes seconds.
    [Fact]
    public async Task Cells_of_ones_own_do_as_on_the_desktop()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");
        foreach (var (code, shown) in _cells)
        {
            await LessonPage.WriteAsync(cell, code);
            var text = await lesson.RunAsync(cell);

            text.Replace("Out\n", "", StringComparison.Ordinal).Trim().ReplaceLineEndings("\n").ShouldContain(shown);
            (shown.Length > 0 || text.Length == 0).ShouldBeTrue(text);
        }
    }

    [Fact]
    public async Task Live_clusters_are_out_of_reach_and_the_message_names_recordings()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");
        foreach (var cluster in new[] { "standalone", "kind:podlab", "kubernetes" })
        {
            await LessonPage.WriteAsync(cell, $"#r \"../helpers/bin/PodLab.dll\"\nusing PodLab;\nawait Lab.OpenAsync(\"{cluster}\")");
            var text = await lesson.RunAsync(cell);

            text.ShouldContain($"A page in a browser can't reach a cluster of kind {cluster.Split(':')[0]}.");
            text.ShouldContain("recorded:05");
        }
    }

    [Fact]
    public async Task Lesson_00_says_that_a_page_cannot_examine_a_machine_and_draws_the_pod()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, "00-start-here");

        await lesson.ClickAsync("Run all");

        var shown = await lesson.Page.Locator(".out").AllInnerTextsAsync();
        shown.ShouldContain(text => text.Contains("runs the cells in this page", StringComparison.Ordinal));
        shown.ShouldContain(text => text.Contains("install PodLab on a machine", StringComparison.Ordinal));
        shown.ShouldContain(text => text.Contains("pod/demofirst created", StringComparison.Ordinal));
        (await lesson.Page.GetByText("This step didn't work here.").CountAsync()).ShouldBe(0);
        (await lesson.Page.Locator(".error").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_cell_without_end_is_stopped_and_the_lesson_goes_on()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        await lesson.RunAsync(await lesson.CellAsync("OpenAsync"));
        var cell = await lesson.CellAsync("ApplyAsync");
        var code = await cell.Locator("textarea").InputValueAsync();

        await LessonPage.WriteAsync(cell, "while (true) { }");
        await LessonPage.BeginAsync(cell);
        await Assertions.Expect(cell.Locator(".label").First).ToHaveTextAsync("In, running");
        await lesson.ClickAsync("Stop");
        await lesson.ClickAsync("Run the cells above again");
        await LessonPage.WriteAsync(cell, code);

        (await lesson.RunAsync(cell)).ShouldContain("pod/demosolo created");
    }

    [Theory]
    [InlineData("int Deeper(int n) => Deeper(n + 1) + 1;\nDeeper(0)", "The kernel ended: Probably a method called itself without end, or the memory was used up. Stop starts it again.")]
    [InlineData("Environment.Exit(3);", "The kernel ended: A cell ended it with exit code 3. Stop starts it again.")]
    public async Task A_cell_that_ends_the_kernel_is_named_and_the_lesson_goes_on(string code, string sentence)
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");
        var first = await cell.Locator("textarea").InputValueAsync();

        await LessonPage.WriteAsync(cell, code);
        await LessonPage.BeginAsync(cell);
        await Assertions.Expect(lesson.Status).ToHaveTextAsync(sentence, new() { Timeout = Browser.Patience });
        await LessonPage.BeginAsync(cell);
        await Assertions.Expect(lesson.Status).ToHaveTextAsync(sentence, new() { Timeout = Browser.Patience });
        await lesson.ClickAsync("Stop");
        await LessonPage.WriteAsync(cell, first);

        (await lesson.RunAsync(cell)).ShouldContain("a replay of standalone");
    }

    [Fact]
    public async Task A_cell_that_uses_up_the_memory_fails_and_the_lesson_goes_on()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");

        await LessonPage.WriteAsync(cell, "var all = new List<byte[]>();\nwhile (true) { all.Add(new byte[100_000_000]); }");
        var used = await lesson.RunAsync(cell);
        await LessonPage.WriteAsync(cell, "1 + 1");

        used.ShouldContain("OutOfMemoryException");
        (await lesson.RunAsync(cell)).ShouldContain("2");
    }

    // With these, it could change the scripts that the page's service worker keeps for the next visit.
    [Theory]
    [InlineData("caches")]
    [InlineData("Worker")]
    public async Task A_cell_has_nothing_that_lasts_longer_than_the_page(string name)
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");

        await LessonPage.WriteAsync(cell, $"using System.Runtime.InteropServices.JavaScript;\n(JSHost.GlobalThis.HasProperty(\"{name}\"), JSHost.GlobalThis.HasProperty(\"fetch\"))");

        (await lesson.RunAsync(cell)).ShouldContain("(False, True)");
    }

    [Fact]
    public async Task A_cell_reaches_the_site_and_no_other_origin()
    {
        Need.Site.OrSkip();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var foreign = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}/x.js";
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");

        await LessonPage.WriteAsync(cell, $"(await new System.Net.Http.HttpClient().GetStringAsync(\"{await site.AddressAsync()}index.html\")).Length > 100");
        var own = await lesson.RunAsync(cell);
        await LessonPage.WriteAsync(cell, $"await new System.Net.Http.HttpClient().GetStringAsync(\"{foreign}\")");
        var requested = await lesson.RunAsync(cell);
        await LessonPage.WriteAsync(cell, $"await System.Runtime.InteropServices.JavaScript.JSHost.ImportAsync(\"x\", \"{foreign}\")");
        var imported = await lesson.RunAsync(cell);

        own.ShouldContain("True");
        requested.ShouldContain("Error: HttpRequestException");
        imported.ShouldContain("Error: JSException");
        other.Pending().ShouldBeFalse("The browser connected to another origin.");
    }

    [Fact]
    public async Task Markup_of_a_cell_neither_runs_nor_loads_anything()
    {
        Need.Site.OrSkip();
        await using var lesson = await LessonPage.OpenAsync(browser, site, Lesson05);
        var cell = await lesson.CellAsync("OpenAsync");
        await LessonPage.WriteAsync(
            cell,
            """"
            HTML("""
                <b style="position: fixed; font-weight: bold">bold</b><script>document.title = 'run'</script><img src="x" onerror="document.title = 'run'" alt="cat">
                <a href="java&#10;script:document.title='run'" id="here">link</a><form action="/"><button>press</button></form><svg><script>document.title = 'run'</script></svg>
                """)
            """");

        var text = await lesson.RunAsync(cell);

        text.ShouldContain("bold");
        text.ShouldContain("[cat] (x)");
        (await cell.Locator(".out :is(script, form, button, [onerror], [id], [href])").CountAsync()).ShouldBe(0);
        (await cell.Locator(".out b").GetAttributeAsync("style")).ShouldBe("font-weight: bold");
        (await lesson.Page.TitleAsync()).ShouldNotBe("run");
    }
}
