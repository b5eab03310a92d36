namespace PodLab.Setup.NotebookRunner;

/// <summary>How the run of a notebook went.</summary>
/// <param name="Notebook">The notebook with its new outputs.</param>
/// <param name="Cells">The code cells that ran, in order.</param>
/// <param name="CellCount">How many code cells the notebook has.</param>
/// <param name="Exercises">What each exercise said last.</param>
/// <param name="PeakMemory">The most memory that the kernel held, in bytes.</param>
/// <param name="Failure">Why the run ended early: a failed cell, a dead kernel, an interrupt; null when it did not.</param>
internal sealed record NotebookRun(
    Notebook Notebook, IReadOnlyList<CellRun> Cells, int CellCount, IReadOnlyList<ExerciseNote> Exercises, long PeakMemory, string? Failure)
{
    /// <summary>The time that the cells took together.</summary>
    public TimeSpan Duration => Cells.Aggregate(TimeSpan.Zero, (sum, cell) => sum + cell.Duration);

    /// <summary>Whether every cell ran and no answer is wrong; with solutions, every exercise that is possible here has to pass.</summary>
    public bool IsGood(bool withSolutions) =>
        Failure is null && Exercises.All(exercise => withSolutions ? exercise.Outcome is "passed" or "not-possible" : exercise.Outcome != "wrong");
}

/// <summary>How the run of one code cell went.</summary>
/// <param name="Number">1 for the notebook's first code cell.</param>
/// <param name="Title">Its first line, for the progress.</param>
/// <param name="Duration">Wall time.</param>
/// <param name="Succeeded">Whether it ran to its end.</param>
/// <param name="Error">The error's message where it did not.</param>
/// <param name="IsRefused">Whether it did not because the cluster doesn't allow what it does.</param>
internal sealed record CellRun(int Number, string Title, TimeSpan Duration, bool Succeeded, string? Error, bool IsRefused);

/// <summary>What an exercise said of an answer.</summary>
/// <param name="Id"><c>E05.1</c>.</param>
/// <param name="Outcome"><c>passed</c>, <c>wrong</c>, <c>unanswered</c> or <c>not-possible</c>.</param>
internal sealed record ExerciseNote(string Id, string Outcome);
