using PodLab.Setup.Notebooks;

namespace PodLab.Setup.Export;

/// <summary>What is gathered of the whole page while its cells are rendered, one after the other.</summary>
/// <param name="ownAnchors">The names in links that the page uses itself.</param>
internal sealed class PageParts(IEnumerable<string> ownAnchors)
{
    public Anchors Headings { get; } = new(ownAnchors);

    public ChartList Charts { get; } = new();

    public ExerciseList Exercises { get; } = new();

    public NoteList Notes { get; } = new();

    /// <summary>Takes notes and an exercise's outcome out of an output.</summary>
    /// <returns><c>passed</c>, <c>wrong</c>, <c>unanswered</c> or <c>not-possible</c>; null when no exercise is in it.</returns>
    public string? Note(CellOutput output, string anchor)
    {
        if (output is not RichOutput { Data: var data })
        {
            return null;
        }

        Notes.Note(data, anchor);
        return Exercises.Note(data, anchor);
    }
}
