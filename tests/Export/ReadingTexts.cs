using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>An author's texts in both exports: they show what Jupyter and GitHub show, and hide what they hide.</summary>
public sealed class ReadingTexts
{
    private const string Dot = "iVBORw0KGgo=";

    private static readonly MarkdownPipeline _asGitHub = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    [Theory]
    [InlineData("one<br>two", "br")]
    [InlineData("Press <kbd>Ctrl</kbd>", "kbd")]
    [InlineData("H<sub>2</sub>O and x<sup>2</sup>", "sub + sup")]
    [InlineData("<details>\n<summary>More</summary>\n\nsome *text*\n\n</details>", "details > summary + p > em")]
    [InlineData("<p align=\"center\"><b>bold</b></p>", "p[align=center] > b")]
    [InlineData("~~old~~", "del")]
    [InlineData("| a |\n| - |\n| 1 |", "div.scroll > table")]
    [InlineData("| a |\n| - |\n| One sentence in a cell is too long for one line of a narrow page. |", "div.scroll td.long")]
    public void Html_and_Markdown_that_GitHub_shows_is_shown(string source, string selector) => Page(Cells.Markdown(source)).QuerySelector($"main {selector}").ShouldNotBeNull();

    [Theory]
    [InlineData("<!-- SECRET -->")]
    [InlineData("<!-- SECRET\n\n# SECRET\n")]
    [InlineData("text <!-- SECRET --> text")]
    [InlineData("text\n\n<!--\n\nSECRET\n\n-->\n\ntext")]
    [InlineData("<!-- <details> SECRET -->\n\n</details>")]
    [InlineData("<script>SECRET</script>")]
    [InlineData("<style>SECRET")]
    [InlineData("<div hidden>SECRET</div>")]
    [InlineData("<div style=\"color:red; display: none\">SECRET</div>")]
    [InlineData("<template>SECRET</template>")]
    public void What_is_hidden_from_a_reader_stays_hidden(string source) =>
        Page(Cells.Markdown("# Title"), Cells.Markdown(source), Cells.Markdown("after")).Body!.InnerHtml.ShouldNotContain("SECRET");

    [Fact]
    public void A_solution_that_begins_in_one_cell_and_ends_in_another_is_folded_with_all_between()
    {
        JsonNode[] cells() =>
        [
            Cells.Markdown("before\n\n<details>\n<summary>Solution</summary>"), Cells.Code("secret", Cells.Stream("stdout", "42")), Cells.Markdown("inside\n\n</details>\n\nAfter"),
            Cells.Markdown("# Next"),
        ];

        foreach (var page in new[] { Page(cells()), AsGitHub(cells()) })
        {
            var details = page.QuerySelector("details").ShouldNotBeNull();
            details.QuerySelector("summary")!.TextContent.ShouldBe("Solution");
            details.TextContent.ShouldContain("secret");
            details.TextContent.ShouldContain("42");
            details.TextContent.ShouldContain("inside");
            details.TextContent.ShouldNotContain("before");
            details.TextContent.ShouldNotContain("After");
            page.QuerySelector("h1")!.Closest("details").ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("<details><summary>Open</summary>\n\ntext")]
    [InlineData("</details>")]
    [InlineData("<div align=\"center\">\n\n<b>text")]
    [InlineData("<table><tr><td>cell")]
    [InlineData("<!-- never closed")]
    [InlineData("<pre>\nnever closed")]
    [InlineData("<script>never closed")]
    [InlineData("<![CDATA[ never closed")]
    [InlineData("```\nnever closed")]
    [InlineData("> ```\n> in a quotation")]
    [InlineData("<details>\n\n~~~~\nnever closed")]
    public void A_text_that_leaves_something_open_does_not_swallow_the_next_cell(string source)
    {
        foreach (var page in new[] { Page(Cells.Markdown(source), Cells.Markdown("## The next\n\nA *paragraph*.")), AsGitHub(Cells.Markdown(source), Cells.Markdown("## The next\n\nA *paragraph*.")) })
        {
            var heading = page.QuerySelector("h2").ShouldNotBeNull();
            heading.TextContent.ShouldBe("The next");
            heading.Closest("details,div[align],b,table,pre,script").ShouldBeNull();
            page.QuerySelectorAll("em").Select(em => em.TextContent).ShouldContain("paragraph");
        }
    }

    [Theory]
    [InlineData("<!-- a note -->\n# Title\n\nText with **bold**.")]
    [InlineData("<pre>\na\n</pre>\n\n# Title\n\n**bold**")]
    [InlineData("<script>x</script>\n\n# Title\n\n**bold**")]
    public void What_is_closed_is_no_reason_to_show_a_text_as_code(string source)
    {
        var page = AsGitHub(Cells.Markdown(source));

        page.QuerySelector("h1")!.TextContent.ShouldBe("Title");
        page.QuerySelector("strong")!.TextContent.ShouldBe("bold");
    }

    [Theory]
    [InlineData("# Part 1", "#Part-1", "#part-1")]
    [InlineData("# What is `ps`, really?", "#What-is-ps,-really?", "#what-is-ps-really")]
    [InlineData("<h2>Part 1</h2>", "#Part-1", "#part-1")]
    [InlineData("Part 1\n---", "#Part-1", "#part-1")]
    [InlineData("# Über uns", "#%C3%9Cber-uns", "#%C3%BCber-uns")]
    [InlineData("<a name=\"here\"></a>", "#here", "#here")]
    [InlineData("<span id=\"here\">x</span>", "#here", "#here")]
    public void A_link_leads_to_its_heading_written_as_in_Jupyter_or_as_on_GitHub(string target, params string[] links)
    {
        foreach (var link in links)
        {
            var page = Page(Cells.Markdown($"[go]({link})"), Cells.Markdown(target));
            var fragment = Uri.UnescapeDataString(page.QuerySelector("main a[href]")!.GetAttribute("href")![1..]);
            page.GetElementById(fragment).ShouldNotBeNull(fragment).Closest("section")!.Id.ShouldBe("cell-2");
        }
    }

    [Theory]
    [InlineData("$a*b*c$ and *x*", "$a*b*c$ and x")]
    [InlineData("$\\{x\\}$", "$\\{x\\}$")]
    [InlineData("$x_{1}_y_{2}$", "$x_{1}_y_{2}$")]
    [InlineData("so $$\na \\\\ b\n$$ and a\\_b", "so $$\na \\\\ b\n$$ and a_b")]
    [InlineData("$$\na \\\\ b\n+ c_1*d*\n$$", "$$\na \\\\ b\n+ c_1*d*\n$$")]
    [InlineData("\\begin{align}\na &= b \\\\\n\\end{align}", "\\begin{align}\na &= b \\\\\n\\end{align}")]
    [InlineData("costs $5 or *$6*", "costs $5 or $6")]
    [InlineData("a \\$ and `$x$`", "a $ and $x$")]
    public void A_formula_is_left_as_it_is_written(string source, string shown) =>
        Page(Cells.Markdown(source)).QuerySelector("main")!.TextContent.Trim().ShouldBe(shown);

    [Theory]
    [InlineData("![a dot](attachment:dot.png)", "dot.png")]
    [InlineData("![a dot](attachment:image(1).png)", "image(1).png")]
    [InlineData("![a dot](<attachment:my dot.png>)", "my dot.png")]
    [InlineData("![a dot](attachment:my%20dot.png \"title\")", "my dot.png")]
    [InlineData("![a dot][ref]\n\n[ref]: attachment:dot.png", "dot.png")]
    [InlineData("> - ![a dot](attachment:dot.png)", "dot.png")]
    [InlineData("<img alt=\"a dot\" src=\"attachment:dot.png\">", "dot.png")]
    [InlineData("text <img src='attachment:a&amp;b.png' alt='a dot' width=20>", "a&b.png")]
    public void An_attached_picture_is_in_the_page_and_a_file_of_the_Markdown(string source, string name)
    {
        JsonObject cell()
        {
            var cell = Cells.Markdown(source);
            cell["attachments"] = new JsonObject { [name] = new JsonObject { ["image/png"] = Dot } };
            return cell;
        }

        var pictures = new PictureFiles("my (x).files");
        var markdown = Read(MarkdownPage.Render(Cells.Of(cell()), new PageFacts(), pictures));

        Page(cell()).QuerySelector("main img[alt='a dot']")!.GetAttribute("src").ShouldBe($"data:image/png;base64,{Dot}");
        var file = markdown.QuerySelector("img[alt='a dot']")!.GetAttribute("src")!;
        pictures.Files[Uri.UnescapeDataString(file)].ShouldBe(Convert.FromBase64String(Dot));
    }

    [Fact]
    public void Text_about_attachments_is_no_attachment()
    {
        var cell = Cells.Markdown("`![a dot](attachment:dot.png)`");
        cell["attachments"] = new JsonObject { ["dot.png"] = new JsonObject { ["image/png"] = Dot } };

        MarkdownPage.Render(Cells.Of(cell), new PageFacts(), new PictureFiles("x.files")).ShouldContain("`![a dot](attachment:dot.png)`");
    }

    private static IDocument Page(params JsonNode[] cells) => new HtmlParser().ParseDocument(HtmlPage.Render(Cells.Of(cells), new PageFacts()));

    private static IDocument AsGitHub(params JsonNode[] cells) => Read(MarkdownPage.Render(Cells.Of(cells), new PageFacts(), new PictureFiles("x.files")));

    private static IDocument Read(string markdown) => new HtmlParser().ParseDocument(Markdown.ToHtml(markdown, _asGitHub));
}
