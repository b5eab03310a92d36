using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>Exported Markdown as GitHub reads it: it interprets HTML, so the HTML must be exactly PodLab's own.</summary>
public sealed class WritingMarkdown
{
    private static readonly MarkdownPipeline _asGitHub = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private static readonly string[] _hostile =
    [
        "<img src=x onerror=alert(1)>", "</div></table><script>alert(1)</script>", "```\n# heading\n```", "````", "\n\n# heading\n\n", "| a | b |\n| - | - |",
        "<!-- ", "]]>", "![x](https://example.org/x.png)", "[x](javascript:alert(1))", "$`x`$", "$$\\href{javascript:x}{y}$$", "&lt;script&gt;", "\u202eright to left",
        "</pre>\n\n<script>alert(1)</script>", "=cmd|'/C calc'!A0", "\0\u001b[31m", "\ufffd\ud83d", "~~~", "    # indented", "---", "\r\n\r\n<b>", "graph TD; A-->B",
    ];

    public static TheoryData<string> Places => ["code", "stdout", "error", "plain", "table cell", "title", "alt", "pre", "note", "note about", "exercise"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Captured_text_stays_text_in_its_place(string place)
    {
        foreach (var text in _hostile.Append(string.Concat(Enumerable.Repeat("<b>\n\n`", 20_000))))
        {
            Check(place, text);
        }

        Gen.Int[0, _hostile.Length - 1].Array[0, 6].Select(picks => string.Concat(picks.Select(pick => _hostile[pick]))).Sample(text => Check(place, text), iter: 200);
    }

    [Fact]
    public void The_lesson_reads_on_GitHub_its_pictures_are_files_and_nothing_is_loaded()
    {
        var pictures = new PictureFiles("lesson.files");
        var lesson = Notebook.Read(Repository.Path("notebooks", "shared", "05-pod-infrastructure.ipynb"));

        var page = Read(MarkdownPage.Render(lesson, new PageFacts(), pictures));

        pictures.Files.Keys.ShouldContain("lesson.files/picture-1.svg");
        page.QuerySelectorAll("img").Select(image => image.GetAttribute("src")!).ShouldBeSubsetOf(pictures.Files.Keys);
        page.QuerySelectorAll("img").ShouldAllBe(image => image.GetAttribute("alt")!.Length > 20);
        page.QuerySelectorAll("table caption").Length.ShouldBeGreaterThan(3);
        page.QuerySelectorAll("[style],[id]:not(h1,h2,h3),[class]:not(code),style,script").ShouldBeEmpty();
    }

    [Fact]
    public void Notes_and_exercises_are_listed_at_the_end()
    {
        var page = Read(Render(Cells.Markdown("# Title"), Cells.Code("a", Cells.Exercise("E05.1", "passed"), ExportedPages.Noted("PID 892", "my web server"))));

        page.QuerySelectorAll("li").Select(item => item.TextContent).ShouldBe(["PID 892: my web server", "E05.1 ✔ right"]);
    }

    private static void Check(string place, string text)
    {
        var page = Read(Render(Cells.Markdown("# Before"), CellWith(place, text), Cells.Markdown("## After\n\nA *paragraph*.")));

        page.QuerySelectorAll("h1,h2,h3").Select(heading => heading.TextContent).Where(heading => heading is not ("Notes" or "How the exercises went"))
            .ShouldBe(["Before", "After"], $"{place}: {text}");
        page.QuerySelectorAll("script,iframe,style,b,svg").ShouldBeEmpty($"{place}: {text}");
        page.QuerySelectorAll("img").Count(image => place != "alt").ShouldBe(0, $"{place}: {text}");
        page.QuerySelectorAll("a").ShouldBeEmpty($"{place}: {text}");
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal), $"{place}: {text}");
    }

    private static JsonObject CellWith(string place, string text) => place switch
    {
        "code" => Cells.Code(text),
        "stdout" => Cells.Code("x", Cells.Stream("stdout", text)),
        "error" => Cells.Code("x", Cells.Error(text, text, text)),
        "plain" => Cells.Code("x", Cells.Result("text/plain", text)),
        "table cell" => Html(new Table<string>("A table", [new Column<string>("TEXT", row => row)], [text], text).ToHtml()),
        "title" => Html($"<p title=\"{Encode(text)}\">x</p>"),
        "alt" => Html($"<img alt=\"{Encode(text)}\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">"),
        "pre" => Html($"<pre>{Encode(text)}</pre>"),
        "note" => Cells.Code("x", ExportedPages.Noted("it", text)),
        "note about" => Cells.Code("x", ExportedPages.Noted(text, "it")),
        _ => Cells.Code("x", Cells.Result("application/vnd.podlab.exercise+json", new JsonObject { ["id"] = text, ["outcome"] = "wrong" })),
    };

    private static JsonObject Html(string html) => Cells.Code("x", Cells.Result("text/html", html));

    private static string Encode(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static string Render(params JsonNode[] cells) => MarkdownPage.Render(Cells.Of(cells), new PageFacts(), new PictureFiles("x.files"));

    private static IDocument Read(string markdown) => new HtmlParser().ParseDocument(Markdown.ToHtml(markdown, _asGitHub));
}
