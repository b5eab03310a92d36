namespace PodLab.Exercises;

/// <summary>A wrong answer that shows what was misunderstood.</summary>
/// <typeparam name="TAnswer">The type of the exercise's answer.</typeparam>
/// <param name="IsMadeIn">Whether this answer makes the mistake on this pod.</param>
/// <param name="Hint">What helps then, with this pod's own numbers.</param>
public sealed record Mistake<TAnswer>(Func<TAnswer, Specimen, bool> IsMadeIn, Func<Specimen, string> Hint);
