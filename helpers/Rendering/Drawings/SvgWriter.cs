using System.Xml;

namespace PodLab.Rendering.Drawings;

/// <summary>
/// Writes a layout as SVG with only presentation attributes, so it looks the same even if styles, identifiers and scripts are
/// removed.
/// </summary>
internal sealed class SvgWriter
{
    private const string SvgNamespace = "http://www.w3.org/2000/svg";
    private const string SansSerif = "Helvetica, Arial, 'Segoe UI', sans-serif";
    private const string Monospace = "Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    private const int LongestTooltip = 8_000;

    private static readonly XmlWriterSettings Settings =
        new() { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n", CheckCharacters = true };

    private readonly XmlWriter _xml;
    private readonly Theme _theme;

    private SvgWriter(XmlWriter xml, Theme theme) => (_xml, _theme) = (xml, theme);

    public static string Write(Drawing drawing, DrawingLayout layout, Theme theme)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Settings))
        {
            new SvgWriter(xml, theme).Write(drawing, layout);
        }

        return text.Append('\n').ToString();
    }

    /// <summary>A number in SVG: the same digits in every culture, and no more than a screen can show.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private void Write(Drawing drawing, DrawingLayout layout)
    {
        var (width, height) = (Number(layout.Width), Number(layout.Height));
        _xml.WriteStartElement("svg", SvgNamespace);
        Attributes(("viewBox", $"0 0 {width} {height}"), ("width", width), ("height", height), ("role", "img"), ("font-family", SansSerif));
        Element("title", drawing.Title);
        Element("desc", drawing.Summary);
        foreach (var box in layout.Boxes.Where(box => !box.IsOverLines))
        {
            Write(box);
        }

        foreach (var line in layout.Lines)
        {
            Write(line);
        }

        foreach (var box in layout.Boxes.Where(box => box.IsOverLines))
        {
            Write(box);
        }

        foreach (var line in layout.Texts)
        {
            Write(line);
        }

        _xml.WriteEndElement();
    }

    private void Write(PlacedBox box)
    {
        var palette = _theme.Of(box.Role);
        _xml.WriteStartElement("rect", SvgNamespace);

        // Half of a border is drawn outside its box. Half a pixel inward keeps it sharp, and keeps the outermost border within the picture.
        Attributes(
            ("x", Number(box.X + 0.5)),
            ("y", Number(box.Y + 0.5)),
            ("width", Number(box.Width - 1)),
            ("height", Number(box.Height - 1)),
            ("rx", Number(box.Radius)),
            ("fill", box.IsTag ? palette.TagGround : palette.Ground),
            ("stroke", palette.Border),
            ("stroke-width", box is { Role: Role.Subject, IsTag: false } ? "2" : "1"));
        WriteDashes(box.IsDashed);
        _xml.WriteEndElement();
    }

    private void Write(PlacedLine line)
    {
        _xml.WriteStartElement("path", SvgNamespace);
        Attributes(("d", LinePath.Of(line.Points)), ("fill", "none"), ("stroke", _theme.Of(line.Role).Border), ("stroke-width", "2"));
        WriteDashes(line.IsDashed);
        Element("title", line.Title);
        Element("desc", line.Description);
        _xml.WriteEndElement();
    }

    private void Write(PlacedText line)
    {
        _xml.WriteStartElement("text", SvgNamespace);
        Attributes(("x", Number(line.X)), ("y", Number(line.Baseline)), ("font-size", Number(line.Font.Size)), ("fill", _theme.Of(line.Role).Ink));
        if (line.Font.IsMonospace)
        {
            Attributes(("font-family", Monospace));
        }

        if (line.Font.IsBold)
        {
            Attributes(("font-weight", "bold"));
        }

        if (line.Text != line.Full)
        {
            Element("title", line.Full);
        }

        _xml.WriteString(Safe(line.Text));
        _xml.WriteEndElement();
    }

    private void WriteDashes(bool isDashed)
    {
        if (isDashed)
        {
            Attributes(("stroke-dasharray", "6 4"));
        }
    }

    private void Element(string name, string text) => _xml.WriteElementString(name, SvgNamespace, Safe(ShortText.Of(text, LongestTooltip)));

    // XML doesn't allow some characters, escaped or not. VisibleText turns all except these into signs.
    private static string Safe(string text)
    {
        var visible = VisibleText.Of(text);
        return visible.AsSpan().IndexOfAny('\ufffe', '\uffff') < 0 ? visible : visible.Replace('\ufffe', '\ufffd').Replace('\uffff', '\ufffd');
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            _xml.WriteAttributeString(name, value);
        }
    }
}
