using System.Diagnostics.CodeAnalysis;

namespace PodLab.Rendering;

/// <summary>
/// The formatters of something with notes: those of any displayable, and the notes. Kernels ask a type for its MIME types, not a value:
/// so a table with notes is of another type than one without.
/// </summary>
internal sealed class NotedFormatterSource
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by reflection on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        .. new DisplayableFormatterSource().CreateTypeFormatters(),
        new DisplayableFormatter(Note.MimeType, shown => Note.ToJson(((INoted)shown).Notes)),
    ];
}
