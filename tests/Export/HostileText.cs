using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

public sealed class HostileText
{
    private static readonly string[] _hostile =
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "</pre></code></section></main><script>alert(1)</script>",
        "<!-- <style>*{display:none}</style>",
        "\"><svg onload=alert(1)>",
        "\u001b[31m<img src=x onerror=alert(1)>\u001b[0m",
        "\u001b]8;;javascript:alert(1)\u0007<b onclick=alert(1)>\u001b]8;;\u0007",
    ];

    private static readonly string[] _ownElements =
        ["main", "section", "div", "p", "pre", "code", "span", "h1", "h2", "blockquote", "strong", "em", "ul", "li", "a", "img", "b", "body", "html"];

    public static TheoryData<string> Places => ["markdown", "indented", "fence", "heading", "code", "stdout", "stderr", "error", "plain", "image text", "exercise"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Never_becomes_an_element_or_a_handler(string place)
    {
        foreach (var text in _hostile)
        {
            var tags = PageElements.TagsOfMain(PageElements.Page(CellWith(place, text)));
            foreach (var tag in tags)
            {
                var name = new string([.. tag.Skip(1).SkipWhile(c => c == '/').TakeWhile(char.IsLetterOrDigit)]);
                _ownElements.ShouldContain(name, $"{text} as {place} gave {tag}");
                WithoutValues(tag).ShouldNotMatch(@"\son\w+", $"{text} as {place} gave {tag}");
            }

            tags.Count(tag => tag.StartsWith("<section", StringComparison.Ordinal)).ShouldBe(tags.Count(tag => tag == "</section>"));
        }
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x]( javascript:alert(1) \"title\")")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("[x](vbscript:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("[![x](javascript:alert(1))](javascript:alert(1))")]
    public void Links_run_no_script(string markdown)
    {
        foreach (var tag in PageElements.TagsOfMain(PageElements.Page(Cells.Markdown(markdown))))
        {
            tag.ShouldNotContain("script:", Case.Insensitive);
            tag.ShouldNotContain("data:");
        }
    }

    [Fact]
    public void A_title_stays_in_the_title()
    {
        var page = HtmlPage.Render(Cells.Of(Cells.Markdown("# `</title><script>alert(1)</script>`")), new PageFacts(ToolVersion: "<script>"), "<script>");
        page.ShouldNotContain("<script");
        page.ShouldContain("<title>&lt;/title&gt;");
    }

    [Fact]
    public void Html_of_a_cell_can_neither_leave_the_page_nor_end_its_elements()
    {
        var page = PageElements.Page(Cells.Code("x", Cells.Result(
            "text/html", "<meta http-equiv=refresh content='0;url=https://example.org'></section></main><form></form><b>bold</b><!-- ")));
        page.ShouldNotContain("http-equiv=refresh");
        page.ShouldContain("<b>bold</b>");
        PageElements.Count(page, "main").ShouldBe((1, 1));
        PageElements.Count(page, "form").Opened.ShouldBe(0);
        page.ShouldNotContain("<!--");
    }

    private static JsonObject CellWith(string place, string text) => place switch
    {
        "markdown" => Cells.Markdown($"Some {text} words\n\n{text}"),
        "indented" => Cells.Markdown($"    {text}"),
        "fence" => Cells.Markdown($"```{text}\n{text}\n```"),
        "heading" => Cells.Markdown($"# {text}"),
        "code" => Cells.Code($"var x = $\"{{1}}{text}\"; // {text}\n{text}"),
        "stdout" => Cells.Code("x", Cells.Stream("stdout", text)),
        "stderr" => Cells.Code("x", Cells.Stream("stderr", text)),
        "error" => Cells.Code("x", Cells.Error(text, text, text)),
        "plain" => Cells.Code("x", Cells.Result("text/plain", text)),
        "image text" => Cells.Code("x", Picture(text)),
        _ => Cells.Code("x", Cells.Exercise("E", "passed"), Cells.Result("application/vnd.podlab.exercise+json", Exercise(text))),
    };

    private static JsonObject Picture(string text)
    {
        var result = Cells.Result("image/svg+xml", $"<svg>{text}</svg>");
        result["data"]!["text/plain"] = text;
        return result;
    }

    private static JsonObject Exercise(string text) => new() { ["id"] = text, ["outcome"] = "wrong" };

    private static string WithoutValues(string tag) => System.Text.RegularExpressions.Regex.Replace(tag, "\"[^\"]*\"", "\"\"");
}
