using PodLab.Exercises;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>The learner's predictions.</summary>
    internal KeptPredictions Predictions { get; set; } = new(DataFolder.Default());

    /// <summary>
    /// Keeps a prediction until <see cref="RevealAsync"/> compares it with the live pods. It outlives the kernel and the node, because it's in the
    /// learner's data folder (<c>$PODLAB_DATA</c>, else <c>data</c> in <c>$PODLAB_STATE</c>, else <c>$XDG_DATA_HOME/podlab</c>, else
    /// <c>~/.local/share/podlab</c>). Used in lesson 09.
    /// </summary>
    /// <param name="exercise">The exercise's ID: <c>E09.1</c>.</param>
    /// <param name="matrix">
    /// A line with types, then one line per process: pod, container, and for each type <c>own</c>, <c>pod</c> or <c>node</c>, or its first letter.
    /// A question mark is a place that's still open. Null if nothing is predicted yet.
    /// </param>
    /// <returns>The kept prediction. Before the reveal, another prediction replaces the first; after it, another one is a new try.</returns>
    /// <exception cref="PodLabException">The exercise doesn't exist, or it isn't a prediction.</exception>
    public Task<Displayable> PredictAsync(string exercise, string? matrix = null)
    {
        var asked = GetPrediction(exercise);
        var before = Predictions.Find(asked.Id);
        if (!asked.TryRead(matrix ?? "", out var predicted, out var fault))
        {
            return Task.FromResult<Displayable>(fault);
        }

        if (predicted.Open > 0)
        {
            return Task.FromResult(predicted.Filled == 0 && before is not null && asked.TryRead(before.Words, out var earlier, out _)
                ? new PredictionNote(asked, earlier, "The cell has nothing filled in. This is what you predicted earlier, and it's still kept.")
                : (Displayable)Open(asked, predicted));
        }

        var words = $"{predicted}";
        var now = before is null ? new KeptPrediction(asked.Id, words)
            : before.Words == words ? before
            : before.IsRevealed ? new(asked.Id, words, before.Try + 1)
            : before with { Words = words };
        var unwritten = Predictions.Keep(now);
        return Task.FromResult<Displayable>(new PredictionNote(asked, predicted, Describe(before, now) + (unwritten is null ? ""
            : $" It lasts only until the kernel ends, since it couldn't be written: {unwritten}")));
    }

    /// <summary>Compares the prediction with the live matrix, place by place. Used in lesson 09.</summary>
    /// <param name="exercise">The exercise's ID: <c>E09.1</c>.</param>
    /// <returns>Where the prediction is right, where it isn't, and why. Without a prediction, it hides the matrix and says what to run.</returns>
    /// <exception cref="PodLabException">The exercise or its pods don't exist. The message says which cell to run.</exception>
    public async Task<ExerciseResult> RevealAsync(string exercise)
    {
        var asked = GetPrediction(exercise);
        var kept = Predictions.Find(asked.Id);
        if (kept is not null && !asked.TryRead(kept.Words, out _, out _))
        {
            // The prediction was made for other rows: another version of the lesson.
            kept = null;
        }

        var result = await asked.CheckAsync(kept is null ? null : [kept.Words], this, ProgressOf(asked), CancellationToken.None.OrOfCell());
        if (kept is null)
        {
            return result.Outcome != ExerciseOutcome.Unanswered ? result : new(
                asked, ExerciseOutcome.Unanswered, $"You haven't predicted anything yet, and the matrix would give it away. Fill in the cell with `PredictAsync(\"{asked.Id}\", …)` "
                + "and run it. Then run this cell again.");
        }

        if (result.Outcome is ExerciseOutcome.Passed or ExerciseOutcome.Wrong && !kept.IsRevealed)
        {
            Predictions.Keep(kept with { IsRevealed = true });
        }

        return Keep(kept.Try == 1 || result.Outcome != ExerciseOutcome.Passed ? result : result.WithFirst($"Right at try {kept.Try}."));
    }

    private ExerciseResult Open(PredictionExercise asked, PredictedMatrix predicted) => new(
        asked, ExerciseOutcome.Unanswered,
        predicted.Filled == 0 ? "Not predicted yet. Replace each question mark with own, pod or node, and run the cell again."
            : $"{Counted.Of(predicted.Open, "place")} of {predicted.Filled + predicted.Open} {(predicted.Open == 1 ? "is" : "are")} still open, so nothing is kept yet. "
                + asked.NextHint(ProgressOf(asked)));

    private static string Describe(KeptPrediction? before, KeptPrediction now) =>
        before is null ? "It's kept. Now run the cells below, and see what happens."
        : before == now && now.IsRevealed ? "It's the one that you compared already. Change it, and it becomes a new try."
        : before == now ? "It's already kept."
        : before.IsRevealed ? $"You've already seen the result, so this is a new try, number {now.Try}."
        : "It replaces your earlier one.";

    private static PredictionExercise GetPrediction(string exercise) => ExerciseCatalog.Get(exercise) as PredictionExercise
        ?? throw new PodLabException($"{exercise} isn't a prediction. Answer it with `lab.AnswerAsync(\"{exercise}\", …)`.");
}
