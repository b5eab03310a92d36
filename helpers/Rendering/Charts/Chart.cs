using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>
/// A treemap or bars: a picture that shows everywhere, with its words. If a Plotly renderer is available (JupyterLab, VS Code, an exported page),
/// it's also a figure to zoom into. Nothing is loaded from a network.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing, MimeTypes.Notes])]
public class Chart : Displayable
{
    /// <summary>The MIME type of <see cref="FigureJson"/>.</summary>
    public const string FigureMimeType = MimeTypes.Figure;

    private readonly string? _obstacle;

    private protected Chart(Drawing picture, string? figureJson, string? obstacle) => (Picture, FigureJson, _obstacle) = (picture, figureJson, obstacle);

    /// <summary>The chart as a picture; <c>.ToSvg()</c> for a file.</summary>
    public Drawing Picture { get; }

    /// <summary>The figure for plotly.js, as JSON; null if it couldn't be made here. The chart then says why.</summary>
    public string? FigureJson { get; }

    /// <summary>The notes under the picture.</summary>
    public IReadOnlyList<Note> Notes => Picture.Notes;

    /// <summary>The same chart with a remark of yours under its picture.</summary>
    /// <param name="text">The remark.</param>
    public Chart Note(string text) => Of(Picture.Note(text), FigureJson, _obstacle);

    /// <inheritdoc/>
    public override string ToHtml() => Picture.ToHtml() + (_obstacle is null ? "" : $"<p>{HtmlText.OfSentence(_obstacle)}</p>\n");

    /// <inheritdoc/>
    public override string ToString() => Picture.ToString() + (_obstacle is null ? "" : $"{VisibleText.Of(_obstacle)}\n");

    internal override string? ToExtra(string mimeType) => mimeType == FigureMimeType ? FigureJson : Picture.ToExtra(mimeType);

    /// <summary>A chart of tiles within tiles. The figure is made at once, because a value's type decides what a kernel shows.</summary>
    internal static Chart Of(Drawing picture, Tile root) => Of(picture, FigureFactory.Treemap(picture.Title, root));

    /// <summary>A chart with a figure, or with the reason why there is none.</summary>
    internal static Chart Of(Drawing picture, (string? Json, string? Obstacle) figure) => Of(picture, figure.Json, figure.Obstacle);

    private static Chart Of(Drawing picture, string? figure, string? obstacle) =>
        figure is null ? new Chart(picture, figure, obstacle) : new InteractiveChart(picture, figure);
}

/// <summary>
/// A chart whose figure could be made. A front end shows a figure in preference to other forms, so it must not be an
/// empty one.
/// </summary>
[TypeFormatterSource(
    typeof(DisplayableFormatterSource), PreferredMimeTypes = [FigureMimeType, MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing, MimeTypes.Notes])]
internal sealed class InteractiveChart(Drawing picture, string figureJson) : Chart(picture, figureJson, obstacle: null);
