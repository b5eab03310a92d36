using System.Collections;

namespace PodLab.Exercises;

/// <summary>An exercise as data: a lesson's file has one of these per question.</summary>
/// <typeparam name="T">The evidence that an answer is checked against.</typeparam>
/// <typeparam name="TAnswer">The type of a parsed answer.</typeparam>
/// <param name="id">Lesson and number.</param>
/// <param name="question">One sentence.</param>
/// <param name="subject">How the evidence is read.</param>
/// <param name="form">How an answer is read.</param>
internal sealed class Exercise<T, TAnswer>(string id, string question, Subject<T> subject, AnswerForm<TAnswer> form)
    : Exercise<T>(id, question, subject)
{
    /// <summary>The right answer, computed from the evidence.</summary>
    public required Func<T, TAnswer> Right { get; init; }

    /// <summary>Other ways to write the right answer; none by default.</summary>
    public Func<TAnswer, T, bool> AlsoRight { get; init; } = (_, _) => false;

    /// <summary>The wrong answers that teach something, from exact to general. Only the first one that matches is shown.</summary>
    public required IReadOnlyList<Mistake<T, TAnswer>> Mistakes { get; init; }

    /// <inheritdoc/>
    internal override object RightAnswer(T seen) => Right(seen)!;

    /// <inheritdoc/>
    internal override IEnumerable<bool> MistakesHold(T seen) => Mistakes.Select(mistake => mistake.Holds(seen));

    /// <inheritdoc/>
    public override ExerciseResult Check(IReadOnlyList<object> given, T seen, ExerciseProgress progress)
    {
        var words = AnswerWords.Of(given);
        if (!form.TryRead(words, out var answer))
        {
            return new(
                this, ExerciseOutcome.Wrong, $"\"{string.Join(", ", words)}\" isn't an answer to this question. Expected: {form.Expected}. "
                + "Write text in double quotes, and numbers without. This try doesn't count.");
        }

        return form.AreSame(answer, Right(seen)) || AlsoRight(answer, seen)
            ? new(this, ExerciseOutcome.Passed, string.Join(' ', Said(Because, seen)))
            : new(this, ExerciseOutcome.Wrong, progress.NextHint(FindMistake(answer, seen)?.Hint(answer, seen), Said(Hints, seen)));
    }

    private static string[] Said(IReadOnlyList<Claim<T>> claims, T seen) =>
        [.. claims.Where(claim => claim.Holds(seen)).Select(claim => claim.Words(seen))];

    private Mistake<T, TAnswer>? FindMistake(TAnswer answer, T seen) =>
        Mistakes.FirstOrDefault(mistake => mistake.IsMadeIn(answer, seen) && mistake.Holds(seen));
}

/// <summary>A wrong answer that shows what was misunderstood.</summary>
/// <typeparam name="T">The evidence.</typeparam>
/// <typeparam name="TAnswer">The type of the exercise's answer.</typeparam>
/// <param name="IsMadeIn">Whether this answer makes the mistake.</param>
/// <param name="Hint">The hint for this mistake. Never the right answer.</param>
internal sealed record Mistake<T, TAnswer>(Func<TAnswer, T, bool> IsMadeIn, Func<TAnswer, T, string> Hint)
{
    /// <summary>A mistake whose hint is the same for every answer.</summary>
    public Mistake(Func<TAnswer, T, bool> isMadeIn, string hint) : this(isMadeIn, (_, _) => hint)
    {
    }

    /// <summary>Whether the hint is true of this evidence, if <see cref="IsMadeIn"/> doesn't already imply it.</summary>
    public Func<T, bool> Holds { get; init; } = _ => true;
}

/// <summary>Turns an answer in any form into plain words: <c>78</c>, <c>"78"</c>, <c>["mnt", "pid"]</c>, rows of a table.</summary>
internal static class AnswerWords
{
    private static readonly char[] _quotes = ['\'', '"', '`', '‘', '’', '“', '”'];

    /// <summary>The words, in the given order; empty for an empty list.</summary>
    public static IReadOnlyList<string> Of(IEnumerable given) => [.. given.Cast<object?>().SelectMany(Flatten)];

    private static IEnumerable<string> Flatten(object? part) => part switch
    {
        null => [],
        string words => [words.Trim().Trim(_quotes).Trim()],
        NamespaceRow row => [row.Type],
        IEnumerable parts => Of(parts),
        _ => [Convert.ToString(part, CultureInfo.InvariantCulture) ?? ""],
    };
}
