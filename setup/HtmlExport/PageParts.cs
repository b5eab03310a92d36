namespace PodLab.Setup.HtmlExport;

/// <summary>What is gathered of the whole page while its cells are rendered, one after the other.</summary>
internal sealed class PageParts
{
    public HeadingList Headings { get; } = new();

    public ExerciseList Exercises { get; } = new();

    public NoteList Notes { get; } = new();

    public ChartList Charts { get; } = new();
}
