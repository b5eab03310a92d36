namespace PodLab.Exercises;

/// <summary>An <see cref="Exercise"/> whose answer is a <typeparamref name="TAnswer"/>.</summary>
/// <typeparam name="TAnswer">What the learner's words are read as before they are compared.</typeparam>
public abstract class Exercise<TAnswer> : Exercise
{
    /// <summary>What an answer looks like: "a PID, a whole number".</summary>
    protected abstract string ExpectedForm { get; }

    /// <summary>The wrong answers that teach something, most telling first.</summary>
    protected virtual IReadOnlyList<Mistake<TAnswer>> Mistakes => [];

    /// <inheritdoc/>
    public sealed override ExerciseResult Check(IReadOnlyList<object> given, Specimen specimen, int attempt)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (!TryRead(given, out var answer))
        {
            return new(this, ExerciseOutcome.Wrong, $"\"{string.Join(", ", given)}\" cannot be read as an answer. Expected: {ExpectedForm}.");
        }

        return IsRight(answer, specimen)
            ? new(this, ExerciseOutcome.Passed, Explain(specimen))
            : new(this, ExerciseOutcome.Wrong, HintFor(answer, specimen, attempt));
    }

    /// <summary>Reads the learner's words; false when they have not the expected form.</summary>
    protected abstract bool TryRead(IReadOnlyList<object> given, out TAnswer answer);

    /// <summary>Whether the answer is what the pod shows.</summary>
    protected abstract bool IsRight(TAnswer answer, Specimen specimen);

    /// <summary>What a right answer means, with this pod's own numbers.</summary>
    protected abstract string Explain(Specimen specimen);

    private string HintFor(TAnswer answer, Specimen specimen, int attempt) =>
        Mistakes.FirstOrDefault(mistake => mistake.IsMadeIn(answer, specimen))?.Hint(specimen)
        ?? Hints[Math.Clamp(attempt, 1, Hints.Count) - 1];
}
