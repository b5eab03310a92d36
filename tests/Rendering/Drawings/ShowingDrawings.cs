using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Drawings;

public partial class ShowingDrawings
{
    private static readonly string[] Tags = ["<img", "<details", "<summary", "</summary", "<pre", "</pre", "</details"];

    [Fact]
    public void Whatever_the_text_the_html_has_these_tags_and_no_others() => SomeDrawings.All.Sample(
        drawing => Tag().Matches(drawing.ToHtml()).Select(tag => tag.Value).ShouldBe(Tags), iter: 40);

    [Fact]
    public void The_image_is_the_svg_and_has_the_summary_for_those_who_do_not_see_it()
    {
        var drawing = new Drawing("Pod \"x\"", "It holds <2>.", new Panel(Role.Paper, [new TextBlock("words", TextStyle.Title)]));
        var html = drawing.ToHtml();
        html.ShouldContain("alt=\"Pod &quot;x&quot;. It holds &lt;2&gt;.\"");
        var data = Base64().Match(html).Groups[1].Value;
        Encoding.UTF8.GetString(Convert.FromBase64String(data)).ShouldBe(drawing.ToSvg());
    }

    [Fact]
    public void The_text_form_has_one_line_a_block_and_all_that_the_picture_folds_away()
    {
        var drawing = new Drawing("Title", "", new Panel(Role.Paper,
        [
            new TextBlock("name\nof it", TextStyle.Title),
            new TagRow("tags", [new("●", "a", "", "1", "a:[1]", Role.Surroundings), new("●", "b", "", "2", "b:[2]", Role.Surroundings)]),
            new FoldedPanels("and 1 more", [new Panel(Role.Inner, [new TextBlock("folded", TextStyle.Code), new TextBlock("note", TextStyle.Note)])]),
        ]));
        drawing.ToString().ShouldBe("Title\nname␊of it\n  tags: a:[1], b:[2]\n  folded\n    note\n");
    }

    [GeneratedRegex("</?[A-Za-z!]+")]
    private static partial Regex Tag();

    [GeneratedRegex("base64,([^\"]+)\"")]
    private static partial Regex Base64();
}
