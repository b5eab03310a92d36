namespace PodLab.Exercises;

/// <summary>
/// A question about the pod in front of the learner. The answer is never stored: <see cref="Check"/> compares what the learner
/// says with what the pod shows at that moment.
/// </summary>
public abstract class Exercise
{
    /// <summary>Lesson and number: <c>E05.1</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The question, one sentence.</summary>
    public abstract string Question { get; }

    /// <summary>Hints for a wrong answer that is no known mistake, the gentlest first; each further try shows the next.</summary>
    public abstract IReadOnlyList<string> Hints { get; }

    /// <summary>The source that the answering cell becomes when a lesson is run with solutions. It computes the answer from the lesson's variables.</summary>
    public abstract string Solution { get; }

    /// <summary>The pod that the question is about.</summary>
    public virtual string PodName => "demosolo";

    /// <summary>The Kubernetes namespace of that pod.</summary>
    public virtual string PodNamespace => "dev";

    /// <summary>Compares an answer with the live pod.</summary>
    /// <param name="given">The answer's parts as the learner wrote them, at least one.</param>
    /// <param name="specimen">The pod as it is now.</param>
    /// <param name="attempt">1 for the first wrong answer, 2 for the second, …: chooses the hint.</param>
    public abstract ExerciseResult Check(IReadOnlyList<object> given, Specimen specimen, int attempt);

    /// <summary>The result of a cell that has no answer in it yet.</summary>
    public ExerciseResult Unanswered() =>
        new(this, ExerciseOutcome.Unanswered, "Not answered yet. Replace null with what you found, and run the cell again.");
}
