using System.Xml.Linq;
using PodLab.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Drawings;

public class WritingSvg
{
    private static readonly string[] Elements = ["svg", "title", "desc", "rect", "path", "text"];

    private static readonly string[] Attributes =
    [
        "xmlns", "viewBox", "width", "height", "role", "x", "y", "rx", "fill", "stroke", "stroke-width", "stroke-dasharray",
        "font-family", "font-size", "font-weight", "d",
    ];

    [Fact]
    public void It_is_xml_of_six_elements_and_presentation_attributes_whatever_the_text() => SomeDrawings.All.Sample(
        drawing =>
        {
            var svg = XDocument.Parse(drawing.ToSvg()).Root!;
            foreach (var element in svg.DescendantsAndSelf())
            {
                Elements.ShouldContain(element.Name.LocalName);
                element.Attributes().ShouldAllBe(attribute => Attributes.Contains(attribute.Name.LocalName));
            }
        },
        iter: 40);

    [Fact]
    public void The_same_drawing_gives_the_same_bytes() => SomeDrawings.All.Sample(
        drawing =>
        {
            var again = drawing.Notes.Aggregate(new Drawing(drawing.Title, drawing.Summary, drawing.Root), (copy, note) => copy.Note(note.Text));
            again.ToSvg().ShouldBe(drawing.ToSvg());
            again.ToHtml().ShouldBe(drawing.ToHtml());
            again.ToString().ShouldBe(drawing.ToString());
        },
        iter: 20);

    [Fact]
    public void It_has_a_title_a_description_a_view_box_and_a_background_before_all_else()
    {
        var svg = XDocument.Parse(Simple().ToSvg()).Root!;
        var names = svg.Elements().Select(element => element.Name.LocalName).ToList();
        names[..3].ShouldBe(["title", "desc", "rect"]);
        var background = svg.Elements().ElementAt(2);
        background.Attribute("fill")!.Value.ShouldBe("#ffffff");
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        svg.Attribute("viewBox")!.Value.ShouldBe($"0 0 {width} {height}");
        Number(background, "width").ShouldBe(width - 1);
        Number(background, "height").ShouldBe(height - 1);
    }

    [Fact]
    public void No_text_is_smaller_than_12_pixels() => SomeDrawings.All.Sample(
        drawing => XDocument.Parse(drawing.ToSvg()).Descendants().Where(element => element.Name.LocalName == "text")
            .ShouldAllBe(text => Number(text, "font-size") >= 12),
        iter: 10);

    [Theory]
    [MemberData(nameof(Roles))]
    public void Ink_stands_out_from_its_ground_and_borders_are_seen(string role)
    {
        foreach (var theme in new[] { Theme.Light, Theme.Dark })
        {
            var palette = theme.Of(Enum.Parse<Role>(role));
            Contrast(palette.Ink, palette.Ground).ShouldBeGreaterThan(7);
            Contrast(palette.Ink, palette.TagGround).ShouldBeGreaterThan(7);

            // The paper's own edge is decoration; all others are boxes and lines that mean something (WCAG 2.2, 1.4.11).
            (role == nameof(Role.Paper) ? 3 : Contrast(palette.Border, theme.Of(Role.Paper).Ground)).ShouldBeGreaterThanOrEqualTo(3);
        }
    }

    [Fact]
    public void The_dark_form_is_the_same_picture_in_other_colors() => SomeDrawings.All.Sample(
        drawing =>
        {
            var (light, dark) = (XDocument.Parse(drawing.ToSvg()).Root!, XDocument.Parse(drawing.ToSvg(Theme.Dark)).Root!);
            foreach (var svg in new[] { light, dark })
            {
                foreach (var color in svg.Descendants().SelectMany(element => element.Attributes()).Where(attribute => attribute.Name.LocalName is "fill" or "stroke"))
                {
                    color.Value = "#000000";
                }
            }

            XNode.DeepEquals(light, dark).ShouldBeTrue();
            dark.ToString().ShouldNotContain("url(");
        },
        iter: 20);

    [Fact]
    public void Text_that_had_to_be_cut_is_whole_in_its_tooltip()
    {
        var command = "/usr/local/bin/kube-proxy " + new string('x', 500);
        var drawing = new Drawing("t", "s", new Panel(Role.Paper, [new TextBlock(command, TextStyle.Code), new PanelGrid([new Panel(Role.Surroundings, [])])]));
        XDocument.Parse(drawing.ToSvg()).Descendants().ShouldContain(element => element.Name.LocalName == "title" && element.Value == command);
        drawing.ToString().ShouldContain(command);
    }

    public static TheoryData<string> Roles => new(Enum.GetNames<Role>());

    private static Drawing Simple() =>
        new("Title", "Summary", new Panel(Role.Paper, [new PanelGrid([new Panel(Role.Surroundings, [new TextBlock("words", TextStyle.Title)])])]));

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double[] weights = [0.2126, 0.7152, 0.0722];
        return weights.Select((weight, i) =>
        {
            var channel = int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return weight * (channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4));
        }).Sum();
    }
}
