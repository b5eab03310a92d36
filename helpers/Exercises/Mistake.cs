namespace PodLab.Exercises;

/// <summary>A wrong answer that shows what was misunderstood.</summary>
/// <typeparam name="T">The evidence.</typeparam>
/// <typeparam name="TAnswer">The type of the exercise's answer.</typeparam>
/// <param name="IsMadeIn">Whether this answer makes the mistake.</param>
/// <param name="Hint">What helps then. Never the right answer.</param>
internal sealed record Mistake<T, TAnswer>(Func<TAnswer, T, bool> IsMadeIn, Func<TAnswer, T, string> Hint)
{
    /// <summary>A mistake whose hint says the same of every answer.</summary>
    public Mistake(Func<TAnswer, T, bool> isMadeIn, string hint) : this(isMadeIn, (_, _) => hint)
    {
    }

    /// <summary>Whether the hint is true of this evidence, where <see cref="IsMadeIn"/> doesn't already say so.</summary>
    public Func<T, bool> Holds { get; init; } = _ => true;
}
