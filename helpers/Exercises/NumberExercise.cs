using System.Globalization;

namespace PodLab.Exercises;

/// <summary>An exercise whose answer is a whole number: a PID, a count.</summary>
public abstract class NumberExercise : Exercise<int>
{
    /// <inheritdoc/>
    protected override string ExpectedForm => "one whole number";

    /// <summary>The number that the pod shows.</summary>
    protected abstract int Expected(Specimen specimen);

    /// <inheritdoc/>
    protected sealed override bool TryRead(IReadOnlyList<object> given, out int answer)
    {
        ArgumentNullException.ThrowIfNull(given);
        answer = 0;
        return given.Count == 1
            && int.TryParse(Convert.ToString(given[0], CultureInfo.InvariantCulture), NumberStyles.Integer, CultureInfo.InvariantCulture, out answer);
    }

    /// <inheritdoc/>
    protected sealed override bool IsRight(int answer, Specimen specimen) => answer == Expected(specimen);
}
