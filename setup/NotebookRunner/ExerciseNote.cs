namespace PodLab.Setup.NotebookRunner;

/// <summary>What an exercise said of an answer.</summary>
/// <param name="Id"><c>E05.1</c>.</param>
/// <param name="Outcome"><c>passed</c>, <c>wrong</c>, <c>unanswered</c> or <c>not-possible</c>.</param>
internal sealed record ExerciseNote(string Id, string Outcome);
