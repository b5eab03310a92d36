using System.Globalization;

namespace PodLab.Exercises;

/// <summary>An exercise whose answer is a word or a name; case does not matter.</summary>
public abstract class WordExercise : Exercise<string>
{
    /// <inheritdoc/>
    protected sealed override bool TryRead(IReadOnlyList<object> given, out string answer)
    {
        ArgumentNullException.ThrowIfNull(given);
        answer = given.Count == 1 ? Convert.ToString(given[0], CultureInfo.InvariantCulture)?.Trim() ?? "" : "";
        return answer.Length > 0;
    }

    /// <summary>Whether two words are the same but for case.</summary>
    protected static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
