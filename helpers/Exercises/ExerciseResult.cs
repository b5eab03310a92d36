using System.Net;
using System.Text.Json;
using PodLab.Rendering;

namespace PodLab.Exercises;

/// <summary>
/// What became of an answer, shown under the cell. Beside HTML and text it has a machine-readable form
/// (<see cref="MimeType"/>), by which whoever runs the notebook learns the outcome, on any kernel.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = ["text/html", "text/plain", MimeType])]
public sealed class ExerciseResult : Displayable
{
    /// <summary>The MIME type of <see cref="ToJson"/>.</summary>
    public const string MimeType = "application/vnd.podlab.exercise+json";

    /// <summary>A result.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="outcome">What became of the answer.</param>
    /// <param name="message">The explanation, the hint, or what to do.</param>
    public ExerciseResult(Exercise exercise, ExerciseOutcome outcome, string message) =>
        (Exercise, Outcome, Message) = (exercise, outcome, message);

    /// <summary>The exercise.</summary>
    public Exercise Exercise { get; }

    /// <summary>What became of the answer.</summary>
    public ExerciseOutcome Outcome { get; }

    /// <summary>The explanation, the hint, or what to do.</summary>
    public string Message { get; }

    private string Heading => Outcome switch
    {
        ExerciseOutcome.Passed => $"✔ {Exercise.Id}: right",
        ExerciseOutcome.Wrong => $"✘ {Exercise.Id}: not yet right",
        _ => $"○ {Exercise.Id}: open",
    };

    /// <summary>The outcome for programs: <c>{"id":"E05.1","outcome":"passed"}</c>; outcomes are passed, wrong, unanswered.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { id = Exercise.Id, outcome = Outcome.ToString().ToLowerInvariant() });

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<blockquote><p><strong>{WebUtility.HtmlEncode(Heading)}</strong></p>\n<p>{WebUtility.HtmlEncode(Exercise.Question)}</p>\n"
        + $"<p>{WebUtility.HtmlEncode(Message)}</p></blockquote>\n";

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}\n{Exercise.Question}\n{Message}\n";

    internal override string? ToExtra(string mimeType) => mimeType == MimeType ? ToJson() : null;
}
