namespace PodLab.Exercises;

/// <summary>
/// A sentence of an exercise, and the condition on the evidence under which it's true. If it isn't true, it isn't shown. Advice that
/// says nothing about the machine ("Look down the column PPID.") is a plain string.
/// </summary>
/// <typeparam name="T">The evidence.</typeparam>
/// <param name="Holds">Whether it's true of this evidence.</param>
/// <param name="Words">The sentence, with this evidence's own numbers. Its C# is between backquotes and compiles in the lesson.</param>
internal sealed record Claim<T>(Func<T, bool> Holds, Func<T, string> Words)
{
    /// <summary>Words that are true by construction.</summary>
    public Claim(Func<T, string> words) : this(_ => true, words)
    {
    }

    /// <summary>The words, if they need no evidence; otherwise null.</summary>
    public string? Advice { get; private init; }

    public static implicit operator Claim<T>(string advice) => new(_ => true, _ => advice) { Advice = advice };
}

/// <summary>
/// The reason why a cluster can't show what an exercise asks about. On a kind that isn't listed, the same lack is an error: an exercise must
/// not drop out unnoticed.
/// </summary>
/// <typeparam name="T">The evidence.</typeparam>
/// <param name="Kinds">The kinds of cluster on which this may happen.</param>
/// <param name="Why">The reason, in a sentence or two; null if the question can be answered.</param>
internal sealed record NotPossible<T>(IReadOnlyList<string> Kinds, Func<T, string?> Why)
{
    /// <summary>Whether this may happen on that kind of cluster, or in a replay of one.</summary>
    public bool IsAllowedOn(string kind) => Kinds.Any(listed => kind == listed || kind == $"a replay of {listed}");
}
