using System.Diagnostics.CodeAnalysis;
using PodLab.Rendering;

namespace PodLab.Exercises;

/// <summary>The formatters of an <see cref="ExerciseResult"/>: those of any displayable, and its JSON.</summary>
internal sealed class ExerciseResultFormatterSource
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by reflection on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        .. new DisplayableFormatterSource().CreateTypeFormatters(),
        new DisplayableFormatter(ExerciseResult.MimeType, shown => ((ExerciseResult)shown).ToJson()),
    ];
}
