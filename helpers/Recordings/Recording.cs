using PodLab.Clusters;
using PodLab.Manifests;

namespace PodLab.Recordings;

/// <summary>All questions of a run with their answers, in the order of the answers.</summary>
/// <param name="Header">The recording's header.</param>
/// <param name="Exchanges">The questions with their answers.</param>
internal sealed record Recording(RecordingHeader Header, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>A recording, from a file of any version. Version 1 didn't store a question's effect.</summary>
    public static Recording Of(RecordingHeader header, IEnumerable<Exchange> exchanges) =>
        new(header, [.. header.Version == 1 ? exchanges.Select(WithEffect) : exchanges]);

    private static Exchange WithEffect(Exchange exchange) => exchange with { Question = exchange.Question with { Effect = exchange.Question.Kind switch
    {
        "apply" or "delete" or "deleteObject" => Effect.Change,
        "wait" or "waitForObject" => Effect.Wait,
        _ => null,
    } } };
}

/// <summary>The header of a recording.</summary>
/// <param name="Format">Always <see cref="FormatName"/>. It distinguishes a recording from other JSON.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="RecordedAt">The time when the cluster was opened.</param>
/// <param name="Tool">The version of PodLab that made the recording.</param>
/// <param name="Notebook">The notebook that was run; null if <c>podlab run</c> didn't run it.</param>
internal sealed record RecordingHeader(string Format, int Version, DateTimeOffset RecordedAt, string Tool, string? Notebook)
{
    public const string FormatName = "podlab-recording";
    public const int CurrentVersion = 2;

    /// <summary>The version of this PodLab.</summary>
    public static string ThisTool { get; } = typeof(RecordingHeader).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    public static RecordingHeader Now() => new(FormatName, CurrentVersion, DateTimeOffset.UtcNow, ThisTool, Notebook: null);
}

/// <summary>A question and its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="At">The time of the answer.</param>
/// <param name="Answer">The answer, redacted; null for a null answer or an error.</param>
/// <param name="Failure">The error, if there was one.</param>
internal sealed record Exchange(Question Question, DateTimeOffset At, JsonNode? Answer, Failure? Failure = null);

/// <summary>An answer that's an error.</summary>
/// <param name="Kind">The name of the error's type.</param>
/// <param name="Message">Its message.</param>
internal sealed record Failure(string Kind, string Message)
{
    public static Failure Of(PodLabException error) => new(error.GetType().Name, Redaction.OfText(error.Message));

    /// <summary>The error as an exception of its original type.</summary>
    public PodLabException ToException() => Kind switch
    {
        nameof(PodWaitException) => new PodWaitException(Message),
        nameof(ManifestException) => new ManifestException(Message),
        _ => new PodLabException(Message),
    };
}
