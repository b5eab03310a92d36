using System.Diagnostics.CodeAnalysis;

namespace PodLab.Rendering;

/// <summary>Hands .NET Interactive (by shape, see <see cref="TypeFormatterSourceAttribute"/>) the formatters of a <see cref="Displayable"/>.</summary>
internal sealed class DisplayableFormatterSource
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by reflection on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new DisplayableFormatter("text/html", shown => shown.ToHtml()),
        new DisplayableFormatter("text/plain", shown => shown.ToString()),
    ];
}
