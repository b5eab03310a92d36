using System.Net;
using System.Text.Json;

namespace PodLab.Exercises;

/// <summary>
/// The result of an answer, shown under the cell. Besides HTML and text it has a machine-readable form (<see cref="MimeType"/>), from which
/// a program that runs the notebook reads the outcome, whatever the kernel.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = ["text/html", "text/plain", MimeType])]
public sealed class ExerciseResult : Displayable
{
    /// <summary>The MIME type of <see cref="ToJson"/>.</summary>
    public const string MimeType = MimeTypes.Exercise;

    /// <summary>A result.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="message">The explanation, the hint, the reason, or what to do. C# in it is between backquotes.</param>
    public ExerciseResult(Exercise exercise, ExerciseOutcome outcome, string message) =>
        (Exercise, Outcome, Message) = (exercise, outcome, message);

    /// <summary>The exercise.</summary>
    public Exercise Exercise { get; }

    /// <summary>Its outcome.</summary>
    public ExerciseOutcome Outcome { get; }

    /// <summary>The explanation, the hint, the reason, or what to do.</summary>
    public string Message { get; }

    // The colors of the edge are told from a white and from a black page alike (3:1 at least); text keeps the page's own color.
    private (string Sign, string Words, string Name, string Edge) Look => Outcome switch
    {
        ExerciseOutcome.Passed => ("✔", "right", "passed", "#2e8b57"),
        ExerciseOutcome.Wrong => ("✘", "not yet right", "wrong", "#d9534f"),
        ExerciseOutcome.NotPossible => ("⊘", "not possible here", "not-possible", "#9467bd"),
        _ => ("○", "open", "unanswered", "#7f8c8d"),
    };

    private string Heading => $"{Look.Sign} {Exercise.Id}: {Look.Words}";

    /// <summary>
    /// The outcome for programs: <c>{"id":"E05.1","outcome":"passed"}</c>. Outcomes are passed, wrong, unanswered and not-possible, which
    /// has a <c>reason</c> as well.
    /// </summary>
    public string ToJson() => Outcome == ExerciseOutcome.NotPossible
        ? JsonSerializer.Serialize(new { id = Exercise.Id, outcome = Look.Name, reason = Message })
        : JsonSerializer.Serialize(new { id = Exercise.Id, outcome = Look.Name });

    /// <inheritdoc/>
    // A quotation, so that it stands apart where styles are removed (GitHub). The styles are inline: VS Code's own rules beat any other.
    public override string ToHtml() =>
        $"<blockquote style=\"margin: 0.5em 0; padding: 0.4em 1em; border: 1px solid {Look.Edge}; border-left-width: 6px\">\n"
        + Paragraph($"<strong>{WebUtility.HtmlEncode(Heading)}</strong>") + Paragraph(HtmlText.OfSentence(Exercise.Question))
        + Paragraph(HtmlText.OfSentence(Message)) + "</blockquote>\n";

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}\n{Exercise.Question}\n{Message.Replace("`", "", StringComparison.Ordinal)}\n";

    internal override string? ToExtra(string mimeType) => mimeType == MimeType ? ToJson() : null;

    private static string Paragraph(string html) => $"<p style=\"margin: 0.3em 0\">{html}</p>\n";
}

/// <summary>The result of an answer.</summary>
public enum ExerciseOutcome
{
    /// <summary>No answer yet. That isn't a failure.</summary>
    Unanswered,

    /// <summary>The answer agrees with the live machine.</summary>
    Passed,

    /// <summary>The answer doesn't agree with the live machine; a hint says where to look.</summary>
    Wrong,

    /// <summary>This cluster can't show what the question is about. That isn't a failure; the message has the reason.</summary>
    NotPossible,
}

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
