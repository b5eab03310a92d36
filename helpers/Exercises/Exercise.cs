using PodLab.Nodes.Shells;

namespace PodLab.Exercises;

/// <summary>
/// A question about the learner's own machine. The answer isn't stored anywhere: each check computes it from the lesson's
/// <see cref="Subject{T}"/>.
/// </summary>
public abstract class Exercise
{
    private protected Exercise(string id, string question) => (Id, Question) = (id, question);

    /// <summary>Lesson and number: <c>E05.1</c>.</summary>
    public string Id { get; }

    /// <summary>The question, one sentence.</summary>
    public string Question { get; }

    /// <summary>
    /// The source that replaces the answer's cell when a lesson runs with solutions. It computes the answer from the lesson's variables.
    /// </summary>
    public required string Solution { get; init; }

    /// <summary>The hints that need no evidence.</summary>
    internal abstract IEnumerable<string> Advice { get; }

    /// <summary>The result of a cell that has no answer in it yet.</summary>
    public ExerciseResult Unanswered() =>
        new(this, ExerciseOutcome.Unanswered, "Not answered yet. Replace null with what you found, and run the cell again.");

    /// <summary>Compares an answer with the subject's current state.</summary>
    /// <param name="given">The answer's parts as the learner wrote them; null if there is no answer yet.</param>
    /// <param name="lab">The lab that the lesson opened.</param>
    /// <param name="progress">The hints that the learner has seen for this exercise.</param>
    /// <param name="cancellation">Abandons the call.</param>
    internal abstract Task<ExerciseResult> CheckAsync(
        IReadOnlyList<object>? given, Lab lab, ExerciseProgress progress, CancellationToken cancellation);
}

/// <summary>An exercise about a <typeparamref name="T"/>: the members that don't depend on the form of its answer.</summary>
/// <typeparam name="T">The evidence that an answer is checked against.</typeparam>
/// <param name="id">Lesson and number.</param>
/// <param name="question">One sentence.</param>
/// <param name="subject">How the evidence is read.</param>
internal abstract class Exercise<T>(string id, string question, Subject<T> subject) : Exercise(id, question)
{
    /// <summary>The meaning of a right answer, with this machine's own numbers. Only the claims that hold here are shown.</summary>
    public required IReadOnlyList<Claim<T>> Because { get; init; }

    /// <summary>Three hints for an answer that isn't a known mistake: gentle, less gentle, and code that computes the answer.</summary>
    public required IReadOnlyList<Claim<T>> Hints { get; init; }

    /// <summary>The clusters that can't show what the question is about, and why; null for a question that every cluster can answer.</summary>
    public NotPossible<T>? NotPossible { get; init; }

    /// <inheritdoc/>
    internal sealed override IEnumerable<string> Advice => Hints.Select(hint => hint.Advice).OfType<string>();

    /// <summary>The right answer, of any type.</summary>
    internal abstract object RightAnswer(T seen);

    /// <summary>For each mistake, whether what its hint says is true.</summary>
    internal abstract IEnumerable<bool> MistakesHold(T seen);

    /// <summary>Compares an answer with evidence that was already read.</summary>
    public abstract ExerciseResult Check(IReadOnlyList<object> given, T seen, ExerciseProgress progress);

    /// <inheritdoc/>
    internal sealed override async Task<ExerciseResult> CheckAsync(
        IReadOnlyList<object>? given, Lab lab, ExerciseProgress progress, CancellationToken cancellation)
    {
        // If the node visibly refused to move a shell, any kind of cluster may lack what the exercise needs.
        var refusal = OpenShells.FindRefusedMove();
        var mayBeImpossible = refusal is not null || NotPossible?.IsAllowedOn(lab.Facts.Kind) is true;
        // A solution that finds nothing returns null. Only then is the evidence worth reading.
        if (given is null && !mayBeImpossible)
        {
            return Unanswered();
        }

        T seen;
        try
        {
            seen = await subject(lab, cancellation);
        }
        catch (PodLabException) when (refusal is not null)
        {
            // The exercise's subject doesn't exist because of that refusal.
            return new(this, ExerciseOutcome.NotPossible, refusal);
        }

        if (NotPossible?.Why(seen) is { } why)
        {
            return mayBeImpossible
                ? new(this, ExerciseOutcome.NotPossible, why)
                : throw new PodLabException($"{Id} can't be checked. {why} That isn't expected on {lab.Facts.Kind}.");
        }

        return given is null ? Unanswered() : Check(given, seen, progress);
    }
}

/// <summary>
/// Reads the evidence that an answer is checked against: a pod, two shells, links, or several of these in one record. It's read again for each
/// answer. It may use everything in the lab that a cell may use.
/// </summary>
/// <typeparam name="T">The evidence. The parts of an exercise get this and not the lab, so they're pure.</typeparam>
/// <param name="lab">The lab that the lesson opened.</param>
/// <param name="cancellation">Abandons the reading.</param>
/// <exception cref="PodLabException">There's nothing to read, because a cell above hasn't run. The message says which.</exception>
internal delegate Task<T> Subject<T>(Lab lab, CancellationToken cancellation);
