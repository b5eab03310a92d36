using PodLab.Nodes.Shells;

namespace PodLab.Exercises;

/// <summary>
/// A question about what the learner has in front of them. The answer isn't stored anywhere: it is computed from the lesson's
/// <see cref="Subject{T}"/> at the moment of checking.
/// </summary>
public abstract class Exercise
{
    private protected Exercise(string id, string question) => (Id, Question) = (id, question);

    /// <summary>Lesson and number: <c>E05.1</c>.</summary>
    public string Id { get; }

    /// <summary>The question, one sentence.</summary>
    public string Question { get; }

    /// <summary>
    /// The source that replaces the answering cell when a lesson runs with solutions. It computes the answer from the lesson's variables.
    /// </summary>
    public required string Solution { get; init; }

    /// <summary>The hints that need no evidence.</summary>
    internal abstract IEnumerable<string> Advice { get; }

    /// <summary>The result of a cell that has no answer in it yet.</summary>
    public ExerciseResult Unanswered() =>
        new(this, ExerciseOutcome.Unanswered, "Not answered yet. Replace null with what you found, and run the cell again.");

    /// <summary>Compares an answer with the subject as it is now.</summary>
    /// <param name="given">The answer's parts as the learner wrote them; null when there is no answer yet.</param>
    /// <param name="lab">The lab that the lesson opened.</param>
    /// <param name="progress">The hints that the learner has seen for this exercise.</param>
    /// <param name="cancellation">Abandons the call.</param>
    internal abstract Task<ExerciseResult> CheckAsync(
        IReadOnlyList<object>? given, Lab lab, ExerciseProgress progress, CancellationToken cancellation);
}

/// <summary>An exercise about a <typeparamref name="T"/>: what can be said without knowing the form of its answer.</summary>
/// <typeparam name="T">The evidence that an answer is checked against.</typeparam>
/// <param name="id">Lesson and number.</param>
/// <param name="question">One sentence.</param>
/// <param name="subject">How the evidence is read.</param>
internal abstract class Exercise<T>(string id, string question, Subject<T> subject) : Exercise(id, question)
{
    /// <summary>What a right answer means, with this machine's own numbers. Only the claims that hold here are shown.</summary>
    public required IReadOnlyList<Claim<T>> Because { get; init; }

    /// <summary>Three hints for an answer that isn't a known mistake: gentle, less gentle, and code that computes the answer.</summary>
    public required IReadOnlyList<Claim<T>> Hints { get; init; }

    /// <summary>When a cluster can't show what the question is about; null for a question that every cluster can answer.</summary>
    public NotPossible<T>? NotPossible { get; init; }

    /// <inheritdoc/>
    internal sealed override IEnumerable<string> Advice => Hints.Select(hint => hint.Advice).OfType<string>();

    /// <summary>The right answer, whatever it is read as.</summary>
    internal abstract object RightAnswer(T seen);

    /// <summary>For each mistake, whether what its hint says is true.</summary>
    internal abstract IEnumerable<bool> MistakesHold(T seen);

    /// <summary>Compares an answer with evidence that has been read.</summary>
    public abstract ExerciseResult Check(IReadOnlyList<object> given, T seen, ExerciseProgress progress);

    /// <inheritdoc/>
    internal sealed override async Task<ExerciseResult> CheckAsync(
        IReadOnlyList<object>? given, Lab lab, ExerciseProgress progress, CancellationToken cancellation)
    {
        // Where the node has refused to move a shell before the learner's eyes, no kind of cluster is too good to lack what the exercise needs.
        var refusal = OpenShells.FindRefusedMove();
        var mayBeImpossible = refusal is not null || NotPossible?.IsAllowedOn(lab.Facts.Kind) is true;
        // A solution that finds nothing to answer with gives null: only then is the evidence worth reading.
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
            // What it is about isn't there, for that reason.
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
/// What a lesson's answers are checked against, read again for each answer: a pod, two shells, links, several of these in one record.
/// It may ask the lab whatever a cell may ask it.
/// </summary>
/// <typeparam name="T">The evidence. The parts of an exercise get this and not the lab, so that they are pure.</typeparam>
/// <param name="lab">The lab that the lesson opened.</param>
/// <param name="cancellation">Abandons the reading.</param>
/// <exception cref="PodLabException">There is nothing to read, because a cell above hasn't run; the message says which.</exception>
internal delegate Task<T> Subject<T>(Lab lab, CancellationToken cancellation);
