using System.Net;

namespace PodLab.Exercises;

/// <summary>A kept prediction, shown under the cell that made it.</summary>
internal sealed class PredictionNote(PredictionExercise exercise, PredictedMatrix matrix, string message) : Displayable
{
    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<p><strong>{WebUtility.HtmlEncode(Heading)}</strong></p>\n{MatrixTables.Of(matrix).ToHtml()}<p>{HtmlText.OfSentence(message)}</p>\n";

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}\n{MatrixTables.Of(matrix)}{message.Replace("`", "", StringComparison.Ordinal)}\n";

    private string Heading => $"✎ {exercise.Id}: predicted";
}
