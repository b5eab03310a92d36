using System.Diagnostics.CodeAnalysis;

namespace PodLab.Rendering.Charts;

/// <summary>The formatters of a chart with a figure: those of anything with notes, and the figure.</summary>
internal sealed class ChartFormatterSource
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by reflection on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        .. new NotedFormatterSource().CreateTypeFormatters(),
        new DisplayableFormatter(Chart.FigureMimeType, shown => ((Chart)shown).FigureJson!),
    ];
}
