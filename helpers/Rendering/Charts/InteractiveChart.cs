using PodLab.Rendering.Drawings;

namespace PodLab.Rendering.Charts;

/// <summary>A chart whose figure could be made.</summary>
[TypeFormatterSource(
    typeof(ChartFormatterSource), PreferredMimeTypes = [FigureMimeType, "text/html", "text/plain", Rendering.Note.MimeType])]
internal sealed class InteractiveChart(Drawing picture, string figureJson) : Chart(picture, figureJson, obstacle: null), INoted;
