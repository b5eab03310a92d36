using AngleSharp.Html.Parser;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>For any captured text and any HTML from a cell, the page keeps its own elements when a browser parses it.</summary>
public sealed class HostilePages
{
    private static readonly string[] _pieces =
    [
        "<img src=x onerror=alert(1)>", "</div></div></section></main>", "<script>alert(1)</script>", "</script>", "<!--", "-->", "]]>", "<svg onload=alert(1)>", "\"", "'", "`",
        "<style>*{display:none}</style>", "</style>", "<table>", "</td></tr></table>", "<a href=javascript:alert(1)>x</a>", "&lt;b&gt;", "&#60;i&#62;", "\u202e", "\u2066", "\0",
        "\u001b[31m", "\ud83d", "\r\n", "\n\n# x\n\n", "```", "${x}", "\\u003c", "<plaintext>", "<textarea>", "<template>", "<form action=x>", "<base href=x>", "=1+1", "graph TD",
    ];

    public static TheoryData<string> Places => ["stdout", "error", "plain", "html", "table cell", "terminal line", "chart label", "note", "note about", "exercise", "alt", "markdown"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Captured_text_stays_in_its_place(string place)
    {
        Check(place, string.Concat(Enumerable.Repeat("<b>\n\n</script>`", 100_000 / 15)));
        Gen.Int[0, _pieces.Length - 1].Array[1, 6].Select(picks => string.Concat(picks.Select(pick => _pieces[pick]))).Sample(text => Check(place, text), iter: 100);
    }

    [Theory]
    [InlineData("<b>bold</b>", "<b>bold</b>")]
    [InlineData("</div></section>after", "after")]
    [InlineData("<div><p>never closed", "<div><p>never closed</p></div>")]
    [InlineData("<script>alert(1)</script>after", "after")]
    [InlineData("<a href=\" javascript:alert(1)\" id=content onclick=x>x</a>", "<a>x</a>")]
    [InlineData("<img src=\"https://example.org/x.png\" alt=\"x\">", "[x] (https://example.org/x.png)")]
    [InlineData("<table><tbody><tr><th scope=\"row\">a</th></tr></tbody></table>", "<tbody><tr><th scope=\"row\">a</th></tr></tbody>")]
    [InlineData("<table><tr><td style=\"text-align:right; position:fixed;width:url(x)\">1</td></tr></table>", "<td style=\"text-align:right\">")]
    [InlineData("<input type=checkbox checked><kbd>Ctrl</kbd><video>x</video><blink>y</blink>", "☑ <kbd>Ctrl</kbd>y")]
    [InlineData("<svg onload=alert(1)><title>A dot</title><circle r=1 /></svg>", "<img alt=\"A dot\" src=\"data:image/svg+xml;base64,")]
    public void Html_of_a_cell_is_itself_and_ends_where_it_ends(string html, string expected) =>
        ForeignHtml.Parse(html, Pictures.Embedded).InnerHtml.ShouldContain(expected);

    [Fact]
    public void Html_that_is_nested_without_end_does_not_exhaust_the_stack() =>
        ForeignHtml.Parse(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "the end", Pictures.Embedded).InnerHtml.ShouldStartWith("<div>");

    private static void Check(string place, string text)
    {
        var page = new HtmlParser().ParseDocument(ExportedPages.Render(Cells.Of(CellWith(place, text), Cells.Markdown("after"))));

        var story = $"{place}: {text[..Math.Min(text.Length, 200)]}";
        var main = page.QuerySelector("main")!;
        main.ParentElement!.ShouldBe(page.Body, story);
        main.Children.ShouldAllBe(child => child.LocalName == "section", story);
        // A text without visible content isn't a section.
        main.Children.Length.ShouldBeInRange(place == "markdown" ? 1 : 2, place is "note" or "note about" or "exercise" ? 3 : 2, story);
        page.QuerySelectorAll("script").Select(script => script.GetAttribute("type") ?? "own").ShouldBe(place == "chart label" ? ["application/vnd.plotly.v1+json", "own", "own"] : [], story);
        page.QuerySelectorAll("style").Length.ShouldBe(1, story);
        page.QuerySelectorAll("iframe,form,base,link,template,textarea,plaintext,body *[srcset]").ShouldBeEmpty(story);
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal), story);
        page.QuerySelectorAll("[href]").ShouldAllBe(link => !link.GetAttribute("href")!.Contains("script:", StringComparison.OrdinalIgnoreCase), story);
    }

    private static JsonObject CellWith(string place, string text) => place switch
    {
        "stdout" => Cells.Code("x", Cells.Stream("stdout", text)),
        "error" => Cells.Code("x", Cells.Error(text, text, text)),
        "plain" => Cells.Code("x", Cells.Result("text/plain", text)),
        "html" => Html(text),
        "table cell" => Html(new Table<string>("A table", [new Column<string>("TEXT", row => row)], [text], null).ToHtml()),
        "terminal line" => Html(new Table<string>(text, [new Column<string>(text, row => row)], [], text).ToHtml()),
        "chart label" => Cells.Code("x", ExportedPages.Chart(text)),
        "note" => Cells.Code("x", ExportedPages.Noted("it", $"x{text}")),
        "note about" => Cells.Code("x", ExportedPages.Noted(text, "it")),
        "exercise" => Cells.Code("x", Cells.Result("application/vnd.podlab.exercise+json", new JsonObject { ["id"] = $"x{text}", ["outcome"] = "wrong" })),
        "alt" => Html($"<img alt=\"{System.Net.WebUtility.HtmlEncode(text)}\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">"),
        _ => Cells.Markdown(text),
    };

    private static JsonObject Html(string html) => Cells.Code("x", Cells.Result("text/html", html));
}
