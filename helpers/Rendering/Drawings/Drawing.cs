using System.Net;

namespace PodLab.Rendering.Drawings;

/// <summary>
/// A picture of boxes, words, tags and lines, as SVG and as an indented text that says the same. It's independent of its content.
/// </summary>
/// <param name="title">The picture's title, in a few words.</param>
/// <param name="summary">A description of the picture, in a sentence or two, for readers who can't see it.</param>
/// <param name="root">The outermost box.</param>
[TypeFormatterSource(
    typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing, MimeTypes.Notes])]
public sealed class Drawing(string title, string summary, Panel root) : Displayable
{
    private const int NoteLines = 4;

    /// <summary>
    /// The MIME type of the picture for dark pages, an SVG document. An exported page shows it to a reader who prefers dark pages.
    /// </summary>
    public const string DarkMimeType = MimeTypes.DarkDrawing;

    /// <summary>The picture's title, in a few words.</summary>
    public string Title { get; } = title;

    /// <summary>A description of the picture, in a sentence or two.</summary>
    public string Summary { get; } = summary;

    /// <summary>The outermost box.</summary>
    public Panel Root { get; } = root;

    /// <summary>The notes under the picture. <c>✎1</c> in the picture refers to the first of them.</summary>
    public IReadOnlyList<Note> Notes { get; private init; } = [];

    /// <summary>The content to draw: the outermost box with the notes at its foot.</summary>
    internal Panel Shown => Notes.Count == 0
        ? Root
        : Root with { Blocks = [.. Root.Blocks, .. Rendering.Note.Lines(Notes).Select(line => new TextBlock(line, TextStyle.Mark, NoteLines))] };

    /// <summary>The same picture with a remark of yours under it.</summary>
    /// <param name="text">The remark.</param>
    public Drawing Note(string text) => With([.. Notes, new Note("", text)]);

    /// <summary>
    /// The picture as an SVG document that needs nothing else: no style sheet, font, script or identifier. The same drawing gives the
    /// same bytes.
    /// </summary>
    /// <param name="theme">Its colors; by default those for light pages.</param>
    public string ToSvg(Theme? theme = null) => SvgWriter.Write(this, DrawingLayout.Of(Shown), theme ?? Theme.Light);

    /// <summary>
    /// The picture as an image that works in notebooks, on GitHub and in a plain page, with the text form folded under it.
    /// </summary>
    public override string ToHtml()
    {
        var picture = DrawingLayout.Of(Shown);
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes(SvgWriter.Write(this, picture, Theme.Light)));
        var alternative = HtmlText.EncodeAttribute($"{Title}. {Summary}");
        return $"<img alt=\"{alternative}\" width=\"{SvgWriter.Number(picture.Width)}\" style=\"max-width:100%;height:auto\" "
            + $"src=\"data:image/svg+xml;base64,{svg}\">\n"
            + $"<details><summary>The picture in words</summary>\n<pre>{WebUtility.HtmlEncode(ToString())}</pre>\n</details>\n";
    }

    /// <summary>The drawing as text: each box's words, and the boxes in it indented.</summary>
    public override string ToString() => TextOutline.Render(this);

    /// <summary>The same picture with other notes.</summary>
    internal Drawing With(IReadOnlyList<Note> notes) => new(Title, Summary, Root) { Notes = notes };

    internal override string? ToExtra(string mimeType) => mimeType switch
    {
        MimeTypes.DarkDrawing => ToSvg(Theme.Dark),
        MimeTypes.Notes => Rendering.Note.ToJson(Notes),
        _ => null,
    };
}
