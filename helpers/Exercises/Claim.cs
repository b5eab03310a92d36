namespace PodLab.Exercises;

/// <summary>
/// Something that an exercise says, and what has to be true of the evidence for that. Where it isn't true, it isn't said. Advice that
/// says nothing about the machine ("Look down the column PPID.") is a plain string.
/// </summary>
/// <typeparam name="T">The evidence.</typeparam>
/// <param name="Holds">Whether it is true of this evidence.</param>
/// <param name="Words">The sentence, with this evidence's own numbers. C# in it is between backquotes and compiles in the lesson.</param>
internal sealed record Claim<T>(Func<T, bool> Holds, Func<T, string> Words)
{
    /// <summary>Words that are true by the way they are computed.</summary>
    public Claim(Func<T, string> words) : this(_ => true, words)
    {
    }

    /// <summary>The words, where they need no evidence; null otherwise.</summary>
    public string? Advice { get; private init; }

    public static implicit operator Claim<T>(string advice) => new(_ => true, _ => advice) { Advice = advice };
}

/// <summary>
/// Why some cluster can't show what an exercise asks about. On a kind that isn't listed, the same lack is an error: an exercise must not
/// drop out unnoticed.
/// </summary>
/// <typeparam name="T">The evidence.</typeparam>
/// <param name="Kinds">The kinds of cluster on which this may be so.</param>
/// <param name="Why">The reason, a sentence or two; null where the question can be answered.</param>
internal sealed record NotPossible<T>(IReadOnlyList<string> Kinds, Func<T, string?> Why)
{
    /// <summary>Whether it may be so on that kind of cluster, or in a replay of one.</summary>
    public bool IsAllowedOn(string kind) => Kinds.Any(listed => kind == listed || kind == $"a replay of {listed}");
}
