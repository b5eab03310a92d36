using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

public sealed class ReadingThePage
{
    private static readonly DateTimeOffset _when = new(2026, 11, 23, 9, 5, 0, TimeSpan.FromHours(1));

    [Fact]
    public void The_lesson_becomes_the_same_page_twice()
    {
        var facts = new PageFacts(_when, TimeSpan.FromSeconds(3.21), "0.1.0");
        var page = HtmlPage.Render(Lesson(), facts);
        HtmlPage.Render(Lesson(), facts).ShouldBe(page);
        page.ShouldContain("23 November 2026, 08:05 UTC · ran 3.2 s · PodLab 0.1.0");
        page.Length.ShouldBeLessThan(1024 * 1024);
    }

    [Fact]
    public void Every_heading_of_the_lesson_is_in_the_contents_and_its_link_leads_there()
    {
        var page = HtmlPage.Render(Lesson(), new PageFacts());
        var headings = Regex.Matches(page, "<h[1-6] id=\"([^\"]+)\">").Select(match => match.Groups[1].Value).ToList();
        var links = Regex.Matches(page, "<li class=\"level[1-6]\"><a href=\"#([^\"]+)\">").Select(match => match.Groups[1].Value).ToList();
        headings.Count.ShouldBeGreaterThan(5);
        Regex.Count(page, "<h[1-6]").ShouldBe(headings.Count);
        links.ShouldBe(headings);
        headings.ShouldBeUnique();
    }

    [Fact]
    public void Headings_with_the_same_words_have_different_anchors()
    {
        var page = PageElements.Page(
            Cells.Markdown("# Questions\n\n## Questions"), Cells.Markdown("## `code` & *more*\n\n## Content\n\n## !?\n\nQuestions 2\n-----------"));
        var anchors = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        anchors.ShouldBeUnique();
        anchors.ShouldContain("code--more");
        page.ShouldContain(">code &amp; more</a>");
    }

    [Fact]
    public void The_page_says_its_title_and_where_it_comes_from_and_leads_back_there()
    {
        var notebook = Cells.Of(Cells.Markdown("# Pods & *more*"));
        HtmlPage.Render(notebook, new PageFacts()).ShouldContain("<a href=\"a-page.ipynb\">a-page.ipynb</a>");
        var page = HtmlPage.Render(notebook, new PageFacts(), link: "../my notebooks/a-page.ipynb");
        page.ShouldContain("<title>Pods &amp; more · PodLab</title>");
        page.ShouldContain("<span class=\"product\">PodLab</span> Pods &amp; more</p>");
        page.ShouldContain("<a href=\"../my%20notebooks/a-page.ipynb\">a-page.ipynb</a>");
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        var page = PageElements.Page(
            Cells.Markdown("![a](https://example.org/a.png) ![b](b.png) [link](https://example.org/) <https://example.org>"),
            Cells.Code("x", Cells.Result("image/png", "iVBORw0KGgo="), Cells.Result("image/svg+xml", "<svg/>")));
        page.ShouldContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
        Regex.Matches(page, "(?:src|srcset|data|poster)=\"(?!data:image/)").ShouldBeEmpty();
        page.ShouldNotContain("<link");
        page.ShouldNotContain("@import");
        page.ShouldNotContain("url(");
        Regex.Count(page, "src=\"data:image/").ShouldBe(2);
        page.ShouldContain("<a href=\"https://example.org/\">link</a>");
    }

    [Fact]
    public void Exercises_are_marked_where_they_are_and_listed_at_the_end_as_they_went_last()
    {
        var page = PageElements.Page(
            Cells.Code("a", Cells.Exercise("E05.1", "wrong"), Cells.Exercise("E05.1", "passed")),
            Cells.Code("b", Cells.Exercise("E05.2", "unanswered")),
            Cells.Code("c", Cells.Exercise("E05.3", "wrong")));
        page.ShouldContain("<div class=\"out exercise wrong\">");
        page.ShouldContain("<p>1 of 3 right.</p>");
        page.ShouldContain("<li class=\"passed\"><a href=\"#cell-1\">E05.1</a> ✔ right</li>");
        page.ShouldContain("<li class=\"unanswered\"><a href=\"#cell-2\">E05.2</a> ○ open</li>");
        page.ShouldContain("<li class=\"wrong\"><a href=\"#cell-3\">E05.3</a> ✘ not yet right</li>");
    }

    [Fact]
    public void Code_and_what_came_of_it_stand_in_one_frame_named_in_words()
    {
        var cell = Cells.Code("1 + 1", Cells.Stream("stdout", "\nhello\n"), Cells.Stream("stderr", "oh"), Cells.Error("E", "m", "\u001b[31mat cell 1\u001b[0m"));
        cell["metadata"]!["execution"] = new JsonObject
        {
            ["iopub.execute_input"] = "2026-11-23T08:00:00.000000Z",
            ["shell.execute_reply"] = "2026-11-23T08:00:00.312000Z",
        };
        var page = PageElements.Page(cell);
        page.ShouldContain("<p class=\"label\">In 1 <span class=\"time\">0.31 s</span></p>");
        Regex.Count(page, "<p class=\"label\">Out 1</p>").ShouldBe(1);
        page.ShouldContain("<pre tabindex=\"0\">\n\nhello</pre>");
        page.ShouldContain("Written to standard error");
        page.ShouldContain("Error: E");
        page.ShouldContain("<pre tabindex=\"0\">\nat cell 1</pre>");
    }

    [Theory]
    [InlineData("""{"cells":[{},{"cell_type":"code"},{"cell_type":"code","source":[1,"x"],"outputs":[null,{"output_type":"error"},{"output_type":"stream"}]}]}""")]
    [InlineData("""{"cells":[{"cell_type":"code","source":"x","outputs":[{"output_type":"display_data","data":{"image/png":"not base64","text/plain":"in words"}}]}]}""")]
    public void A_damaged_notebook_still_is_a_page(string json) =>
        HtmlPage.Render(Notebook.Parse(json[..^1] + ",\"nbformat\":4}", "damaged.ipynb"), new PageFacts()).ShouldEndWith("</html>\n");

    private static Notebook Lesson() => Notebook.Read(Repository.Path("notebooks", "05-pod-infrastructure.ipynb"));
}
