using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CsCheck;
using PodLab.Rendering;
using PodLab.Setup.HtmlExport;
using Shouldly;

namespace PodLab.Tests.HtmlExport;

/// <summary>Whatever is captured, and whatever HTML a cell puts out, the page keeps its own elements: read as a browser reads it.</summary>
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
    [InlineData("<img src=\"https://example.org/x.png\" alt=\"x\">", "<img alt=\"x\">")]
    [InlineData("<table><tbody><tr><th scope=\"row\">a</th></tr></tbody></table>", "<tbody><tr><th scope=\"row\">a</th></tr></tbody>")]
    public void Html_of_a_cell_is_itself_and_ends_where_it_ends(string html, string expected) => ForeignHtml.Render(html).ShouldContain(expected);

    private static void Check(string place, string text)
    {
        var page = new HtmlParser().ParseDocument(ExportedPages.Render(Notebooks.Of(CellWith(place, text), Notebooks.Markdown("after"))));

        var story = $"{place}: {text[..Math.Min(text.Length, 200)]}";
        var main = page.QuerySelector("main")!;
        main.ParentElement!.ShouldBe(page.Body, story);
        main.Children.ShouldAllBe(child => child.LocalName == "section", story);
        main.Children.Length.ShouldBe(place is "note" or "note about" or "exercise" ? 3 : 2, story);
        page.QuerySelectorAll("script").Select(script => script.GetAttribute("type") ?? "own").ShouldBe(place == "chart label" ? ["application/vnd.plotly.v1+json", "own", "own"] : [], story);
        page.QuerySelectorAll("style").Length.ShouldBe(1, story);
        page.QuerySelectorAll("iframe,form,base,link,template,textarea,plaintext,body *[srcset]").ShouldBeEmpty(story);
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal), story);
        page.QuerySelectorAll("[href]").ShouldAllBe(link => !link.GetAttribute("href")!.Contains("script:", StringComparison.OrdinalIgnoreCase), story);
    }

    private static JsonObject CellWith(string place, string text) => place switch
    {
        "stdout" => Notebooks.Code("x", Notebooks.Stream("stdout", text)),
        "error" => Notebooks.Code("x", Notebooks.Error(text, text, text)),
        "plain" => Notebooks.Code("x", Notebooks.Result("text/plain", text)),
        "html" => Html(text),
        "table cell" => Html(new Table<string>("A table", [new Column<string>("TEXT", row => row)], [text], null).ToHtml()),
        "terminal line" => Html(new Table<string>(text, [new Column<string>(text, row => row)], [], text).ToHtml()),
        "chart label" => Notebooks.Code("x", ExportedPages.Chart(text)),
        "note" => Notebooks.Code("x", ExportedPages.Noted("it", $"x{text}")),
        "note about" => Notebooks.Code("x", ExportedPages.Noted(text, "it")),
        "exercise" => Notebooks.Code("x", Notebooks.Result("application/vnd.podlab.exercise+json", new JsonObject { ["id"] = $"x{text}", ["outcome"] = "wrong" })),
        "alt" => Html($"<img alt=\"{System.Net.WebUtility.HtmlEncode(text)}\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">"),
        _ => Notebooks.Markdown(text),
    };

    private static JsonObject Html(string html) => Notebooks.Code("x", Notebooks.Result("text/html", html));
}
