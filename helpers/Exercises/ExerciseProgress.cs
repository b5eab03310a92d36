namespace PodLab.Exercises;

/// <summary>The hints that a learner has seen for one exercise.</summary>
internal sealed class ExerciseProgress
{
    private readonly HashSet<string> _mistakesSeen = [];
    private int _hintsSeen;

    /// <summary>What to say next: a known mistake's own hint, or the next general one. A mistake made twice gets both.</summary>
    /// <param name="ofMistake">The hint for the known mistake; null when there is none.</param>
    /// <param name="hints">The general hints, gentlest first, at least one; the last one stays.</param>
    public string NextHint(string? ofMistake, IReadOnlyList<string> hints)
    {
        if (ofMistake is not null && _mistakesSeen.Add(ofMistake))
        {
            return ofMistake;
        }

        var next = hints[Math.Min(_hintsSeen++, hints.Count - 1)];
        return ofMistake is null ? next : $"{ofMistake} {next}";
    }
}
