namespace PodLab.Setup.NotebookRunner;

/// <summary>The result of a notebook's run.</summary>
/// <param name="Notebook">The notebook with its new outputs.</param>
/// <param name="Cells">The code cells that ran, in order.</param>
/// <param name="CellCount">The number of code cells in the notebook.</param>
/// <param name="Exercises">The last result of each exercise.</param>
/// <param name="PeakMemory">The kernel's peak memory, in bytes.</param>
/// <param name="Failure">The reason why the run ended early: a failed cell, a dead kernel, an interrupt; null if it didn't.</param>
internal sealed record NotebookRun(
    Notebook Notebook, IReadOnlyList<CellRun> Cells, int CellCount, IReadOnlyList<ExerciseNote> Exercises, long PeakMemory, string? Failure)
{
    /// <summary>The total time of the cells.</summary>
    public TimeSpan Duration => Cells.Aggregate(TimeSpan.Zero, (sum, cell) => sum + cell.Duration);

    /// <summary>The cells that the kernel didn't run, since they are in other languages.</summary>
    public IEnumerable<CellRun> NotRun => Cells.Where(cell => cell.NotRun is not null);

    /// <summary>Whether every cell ran and no answer is wrong; with solutions, every exercise that is possible here must pass.</summary>
    /// <param name="allowOtherLanguages">Whether cells in other languages may be skipped.</param>
    public bool IsGood(bool withSolutions, bool allowOtherLanguages = false) =>
        Failure is null && (allowOtherLanguages || !NotRun.Any()) && Exercises.All(exercise => withSolutions ? exercise.Outcome is "passed" or "not-possible" : exercise.Outcome != "wrong");
}

/// <summary>The result of one code cell's run.</summary>
/// <param name="Number">1 for the notebook's first code cell.</param>
/// <param name="Title">Its first line, for the progress.</param>
/// <param name="Duration">Wall time.</param>
/// <param name="Succeeded">Whether it ran to its end.</param>
/// <param name="Error">The error's message if it didn't.</param>
/// <param name="IsRefused">Whether it failed because the cluster doesn't allow the step.</param>
/// <param name="NotRun">The language of the cell, or of a part of it, that the kernel doesn't run; null if it ran everything.</param>
internal sealed record CellRun(int Number, string Title, TimeSpan Duration, bool Succeeded, string? Error, bool IsRefused, string? NotRun);

/// <summary>An exercise's result for an answer.</summary>
/// <param name="Id"><c>E05.1</c>.</param>
/// <param name="Outcome"><c>passed</c>, <c>wrong</c>, <c>unanswered</c> or <c>not-possible</c>.</param>
internal sealed record ExerciseNote(string Id, string Outcome);
