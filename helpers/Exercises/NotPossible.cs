namespace PodLab.Exercises;

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
