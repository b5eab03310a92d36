using System.Text;
using System.Xml;

namespace PodLab.Rendering.Drawings;

/// <summary>
/// Writes a layout as SVG with presentation attributes only, so that it looks the same wherever styles, identifiers and scripts are
/// removed.
/// </summary>
internal static class SvgWriter
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";
    private const string SansSerif = "Helvetica, Arial, 'Segoe UI', sans-serif";
    private const string Monospace = "Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    private const int LongestTooltip = 8_000;

    private static readonly XmlWriterSettings Settings =
        new() { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n", CheckCharacters = true };

    public static string Write(Drawing drawing, DrawingLayout layout)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Settings))
        {
            var (width, height) = (SvgNumber.Of(layout.Width), SvgNumber.Of(layout.Height));
            xml.WriteStartElement("svg", SvgNamespace);
            Attributes(xml, ("viewBox", $"0 0 {width} {height}"), ("width", width), ("height", height), ("role", "img"));
            xml.WriteElementString("title", SvgNamespace, Safe(drawing.Title));
            xml.WriteElementString("desc", SvgNamespace, Safe(drawing.Summary));
            foreach (var box in layout.Boxes)
            {
                Write(xml, box);
            }

            foreach (var line in layout.Texts)
            {
                Write(xml, line);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter xml, PlacedBox box)
    {
        var palette = Palette.Of(box.Tone);
        xml.WriteStartElement("rect", SvgNamespace);

        // A border is drawn half outside its box: half a pixel inwards keeps it sharp, and the outermost within the picture.
        Attributes(
            xml,
            ("x", SvgNumber.Of(box.X + 0.5)),
            ("y", SvgNumber.Of(box.Y + 0.5)),
            ("width", SvgNumber.Of(box.Width - 1)),
            ("height", SvgNumber.Of(box.Height - 1)),
            ("rx", SvgNumber.Of(box.Radius)),
            ("fill", box.IsTag ? palette.TagGround : palette.Ground),
            ("stroke", palette.Border),
            ("stroke-width", box is { Tone: Tone.Blue, IsTag: false } ? "2" : "1"));
        if (box.IsDashed)
        {
            xml.WriteAttributeString("stroke-dasharray", "6 4");
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, PlacedText line)
    {
        xml.WriteStartElement("text", SvgNamespace);
        Attributes(
            xml,
            ("x", SvgNumber.Of(line.X)),
            ("y", SvgNumber.Of(line.Baseline)),
            ("font-family", line.Font.IsMonospace ? Monospace : SansSerif),
            ("font-size", SvgNumber.Of(line.Font.Size)));
        if (line.Font.IsBold)
        {
            xml.WriteAttributeString("font-weight", "bold");
        }

        xml.WriteAttributeString("fill", Palette.Of(line.Tone).Ink);
        if (line.Text != line.Full)
        {
            xml.WriteElementString("title", SvgNamespace, Safe(ShortText.Of(line.Full, LongestTooltip)));
        }

        xml.WriteString(Safe(line.Text));
        xml.WriteEndElement();
    }

    // XML has no place for some characters, escaped or not; VisibleText makes signs of all but these.
    private static string Safe(string text)
    {
        var visible = VisibleText.Of(text);
        if (visible.AsSpan().IndexOfAny('\ufffe', '\uffff') >= 0)
        {
            visible = visible.Replace('\ufffe', '\ufffd').Replace('\uffff', '\ufffd');
        }

        return visible;
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            xml.WriteAttributeString(name, value);
        }
    }
}
