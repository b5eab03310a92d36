using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>The visible part of an output in a page and in a Markdown file.</summary>
public sealed class ShowingOutputs
{
    private const string Dot = "iVBORw0KGgo=";

    private static readonly string[] _halves = ["\ud83d", "\ude80", "\ud83d\ude80", "a", "\n", "\r", "\b", "\u001b[1m"];

    public static TheoryData<string, string> Forms => new()
    {
        { """{"text/html":"<script>draw()</script>","image/png":"iVBORw0KGgo=","text/plain":"a plot"}""", "<img alt=\"a plot\"" },
        { """{"text/html":"<div></div><!-- empty -->","text/plain":"in words"}""", "in words" },
        { """{"image/png":"not Base64","text/plain":"in words"}""", "in words" },
        { """{"text/html":["<scr","ipt></script>"],"text/markdown":"some *text*"}""", "<em>text</em>" },
        { """{"text/latex":"$x_1$","text/plain":"<Math>"}""", "x_1" },
        { """{"application/json":{"answer":42}}""", "42" },
        { """{"application/json":"[1.50]"}""", "1.50" },
        { """{"application/vnd.widget+json":{"x":1},"application/javascript":"draw()"}""", "can't be shown here. Its only form: application/vnd.widget+json, application/javascript." },
        { """{"text/html":"<script>draw()</script>"}""", "can't be shown here. Its only form: text/html." },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_richest_form_with_something_to_see_is_shown_and_else_it_says_what_there_is(string bundle, string shown)
    {
        var (page, markdown) = Export(Display(JsonNode.Parse(bundle)!));

        page.ShouldContain(shown);
        markdown.ShouldContain(shown);
    }

    [Theory]
    [InlineData("10%\r20%\r100% done\nnext", "100% done\nnext")]
    [InlineData("12345\rab", "ab345")]
    [InlineData("a\r\nb\r\n", "a\nb")]
    [InlineData("typo\b\b\bime", "time")]
    [InlineData("Downloading 99 %\u001b[2K\rDone", "Done")]
    [InlineData("Downloading 99 %\r\u001b[KDone", "Done")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    public void Text_is_what_a_terminal_shows_in_the_end(string written, string seen)
    {
        var (page, markdown) = Export(Cells.Stream("stdout", written));

        page.ShouldContain($"<pre tabindex=\"0\">\n{seen}</pre>");
        markdown.ShouldContain($"```text\n{seen}\n```");
    }

    [Fact]
    public void No_half_of_a_character_is_in_an_export_wherever_it_was() => Gen.Int[0, _halves.Length - 1].Array[1, 8]
        .Select(picks => string.Concat(picks.Select(pick => _halves[pick]))).Sample(
            text =>
            {
                var notebook = Cells.Of(
                    Cells.Markdown($"# {text}\n\n{text}"), Cells.Code(text, Cells.Stream("stdout", text), Cells.Error(text, text, text), Cells.Result("text/html", $"<p title=\"{text}\">{text}")),
                    Cells.Code("a chart", ExportedPages.Chart(text), ExportedPages.Noted(text, text)));
                IsWhole(HtmlPage.Render(notebook, new PageFacts())).ShouldBeTrue();
                IsWhole(MarkdownPage.Render(notebook, new PageFacts(), new PictureFiles("x.files"))).ShouldBeTrue();
            },
            iter: 50);

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        foreach (var before in new[] { "", "a" })
        {
            var (page, markdown) = Export(Cells.Stream("stdout", before + string.Concat(Enumerable.Repeat("😀", 30_010))));

            page.ShouldContain("more characters, in the notebook.");
            page.ShouldNotContain("\ufffd");
            markdown.ShouldContain("more characters, in the notebook.");
            markdown.ShouldNotContain("\ufffd");
        }
    }

    [Fact]
    public void A_drawing_is_dark_on_dark_pages_and_light_on_paper_and_in_Markdown()
    {
        var drawing = Cells.Result("text/html", $"<img alt=\"A pod\" src=\"data:image/png;base64,{Dot}\">");
        drawing["data"]!["application/vnd.podlab.drawing.dark+svg"] = "<svg/>";
        var (page, markdown) = Export(drawing);

        page.ShouldContain("<picture><source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"data:image/svg+xml;base64,PHN2Zy8+\">"
            + $"<img alt=\"A pod\" src=\"data:image/png;base64,{Dot}\"></picture>");
        markdown.ShouldNotContain("picture>");
    }

    private static JsonObject Display(JsonNode data) => new() { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = data };

    private static (string Page, string Markdown) Export(JsonNode output)
    {
        var notebook = Cells.Of(Cells.Code("x", output));
        return (HtmlPage.Render(notebook, new PageFacts()), MarkdownPage.Render(notebook, new PageFacts(), new PictureFiles("x.files")));
    }

    private static bool IsWhole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;
}
