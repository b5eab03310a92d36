using System.Net;
using System.Text;

namespace PodLab.Rendering.Drawings;

/// <summary>
/// A picture of boxes, words and tags, as SVG and as an indented text that says the same. It knows nothing of what it shows.
/// </summary>
/// <param name="title">What the picture is, in a few words.</param>
/// <param name="summary">What is to be seen, in a sentence or two: read out where the picture is not seen.</param>
/// <param name="root">The outermost box.</param>
public class Drawing(string title, string summary, Panel root) : Displayable
{
    private const int NoteLines = 4;

    /// <summary>What the picture is, in a few words.</summary>
    public string Title { get; } = title;

    /// <summary>What is to be seen, in a sentence or two.</summary>
    public string Summary { get; } = summary;

    /// <summary>The outermost box.</summary>
    public Panel Root { get; } = root;

    /// <summary>The notes under the picture; <c>✎1</c> in it leads to the first of them.</summary>
    public IReadOnlyList<Note> Notes { get; private init; } = [];

    /// <summary>What is drawn: the outermost box with the notes at its foot.</summary>
    internal Panel Shown =>
        Notes.Count == 0 ? Root : Root with { Blocks = [.. Root.Blocks, .. Rendering.Note.Lines(Notes).Select(line => new Words(line, TextStyle.Mark, NoteLines))] };

    /// <summary>The same picture with a remark of yours under it.</summary>
    /// <param name="text">The remark.</param>
    public Drawing Note(string text) => With([.. Notes, new Note("", text)]);

    /// <summary>
    /// The picture as an SVG document that needs nothing else: no style sheet, font, script or identifier. The same drawing gives the
    /// same bytes.
    /// </summary>
    public string ToSvg() => SvgWriter.Write(this, DrawingLayout.Of(Shown));

    /// <summary>
    /// The picture as an image that shows in notebooks, on GitHub and in a plain page, with the text form folded under it.
    /// </summary>
    public override string ToHtml()
    {
        var picture = DrawingLayout.Of(Shown);
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes(SvgWriter.Write(this, picture)));
        var alternative = HtmlText.EncodeAttribute($"{Title}. {Summary}");
        return $"<img alt=\"{alternative}\" width=\"{SvgNumber.Of(picture.Width)}\" style=\"max-width:100%;height:auto\" "
            + $"src=\"data:image/svg+xml;base64,{svg}\">\n"
            + $"<details><summary>The picture in words</summary>\n<pre>{WebUtility.HtmlEncode(ToString())}</pre>\n</details>\n";
    }

    /// <summary>The drawing as text: each box's words, and the boxes in it indented.</summary>
    public override string ToString() => TextOutline.Render(this);

    /// <summary>The same picture with other notes.</summary>
    internal Drawing With(IReadOnlyList<Note> notes) =>
        notes.Count == 0 ? new Drawing(Title, Summary, Root) : new NotedDrawing(Title, Summary, Root) { Notes = notes };
}
