using System.Net;
using System.Text.Json;

namespace PodLab.Exercises;

/// <summary>
/// The result of an answer, shown under the cell. Besides HTML and text, it has a machine-readable form (<see cref="MimeType"/>). A program
/// that runs the notebook reads the outcome from it, with any kernel.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = ["text/html", "text/plain", MimeType])]
public sealed class ExerciseResult : Displayable
{
    /// <summary>The MIME type of <see cref="ToJson"/>.</summary>
    public const string MimeType = MimeTypes.Exercise;

    /// <summary>A result.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="message">The explanation, the hint, the reason, or what to do. Its C# is between backquotes.</param>
    public ExerciseResult(Exercise exercise, ExerciseOutcome outcome, string message) =>
        (Exercise, Outcome, Message) = (exercise, outcome, message);

    /// <summary>The exercise.</summary>
    public Exercise Exercise { get; }

    /// <summary>Its outcome.</summary>
    public ExerciseOutcome Outcome { get; }

    /// <summary>The explanation, the hint, the reason, or what to do. Each line is a paragraph.</summary>
    public string Message { get; }

    /// <summary>The evidence for the check, shown between the question and the message; null for nothing.</summary>
    internal Displayable? Evidence { get; init; }

    // The edge's colors contrast with a white and a black page (at least 3:1). Text keeps the page's own color.
    private (string Sign, string Words, string Name, string Edge) Look => Outcome switch
    {
        ExerciseOutcome.Passed => ("✔", "right", "passed", "#2e8b57"),
        ExerciseOutcome.Wrong => ("✘", "not yet right", "wrong", "#d9534f"),
        ExerciseOutcome.NotPossible => ("⊘", "not possible here", "not-possible", "#9467bd"),
        _ => ("○", "open", "unanswered", "#7f8c8d"),
    };

    private string Heading => $"{Look.Sign} {Exercise.Id}: {Look.Words}";

    /// <summary>
    /// The outcome for programs: <c>{"id":"E05.1","outcome":"passed"}</c>. Outcomes are passed, wrong, unanswered and not-possible. The last
    /// one also has a <c>reason</c>.
    /// </summary>
    public string ToJson() => Outcome == ExerciseOutcome.NotPossible
        ? JsonSerializer.Serialize(new { id = Exercise.Id, outcome = Look.Name, reason = Message })
        : JsonSerializer.Serialize(new { id = Exercise.Id, outcome = Look.Name });

    /// <inheritdoc/>
    // A block quote, so that it's set off even if styles are removed (GitHub). The styles are inline, because VS Code's rules beat all others.
    public override string ToHtml() =>
        $"<blockquote style=\"margin: 0.5em 0; padding: 0.4em 1em; border: 1px solid {Look.Edge}; border-left-width: 6px\">\n"
        + Paragraph($"<strong>{WebUtility.HtmlEncode(Heading)}</strong>") + Paragraph(HtmlText.OfSentence(Exercise.Question))
        + Evidence?.ToHtml() + string.Concat(Message.Split('\n').Select(line => Paragraph(HtmlText.OfSentence(line)))) + "</blockquote>\n";

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}\n{Exercise.Question}\n{Evidence}{Message.Replace("`", "", StringComparison.Ordinal)}\n";

    /// <summary>The same result with a sentence before its message.</summary>
    internal ExerciseResult WithFirst(string sentence) => new(Exercise, Outcome, $"{sentence} {Message}") { Evidence = Evidence };

    /// <summary>The same result with a paragraph after its message.</summary>
    internal ExerciseResult WithLast(string sentence) => new(Exercise, Outcome, $"{Message}\n{sentence}") { Evidence = Evidence };

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

    /// <summary>The number of hints shown.</summary>
    public int HintsShown { get; private set; }

    /// <summary>Returns the next hint: a known mistake's own hint, or the next general one. A mistake made twice gets both.</summary>
    /// <param name="ofMistake">The hint for the known mistake; null if there is none.</param>
    /// <param name="hints">The general hints, gentlest first, at least one; the last one stays.</param>
    public string NextHint(string? ofMistake, IReadOnlyList<string> hints)
    {
        HintsShown++;
        if (ofMistake is not null && _mistakesSeen.Add(ofMistake))
        {
            return ofMistake;
        }

        var next = hints[Math.Min(_hintsSeen++, hints.Count - 1)];
        return ofMistake is null ? next : $"{ofMistake} {next}";
    }
}
