namespace PodLab.Rendering;

/// <summary>Something shown that a learner has put notes on.</summary>
internal interface INoted
{
    IReadOnlyList<Note> Notes { get; }
}
