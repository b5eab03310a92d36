using PodLab.Clusters;
using PodLab.Manifests;

namespace PodLab.Recordings;

/// <summary>All that was asked in a run and what was answered, in the order of the answers.</summary>
/// <param name="Header">What the recording says of itself.</param>
/// <param name="Exchanges">The questions with their answers.</param>
internal sealed record Recording(RecordingHeader Header, IReadOnlyList<Exchange> Exchanges)
{
    /// <summary>What was read, of whatever version; the first one did not say what a question does.</summary>
    public static Recording Of(RecordingHeader header, IEnumerable<Exchange> exchanges) =>
        new(header, [.. header.Version == 1 ? exchanges.Select(WithEffect) : exchanges]);

    private static Exchange WithEffect(Exchange exchange) => exchange with { Question = exchange.Question with { Effect = exchange.Question.Kind switch
    {
        "apply" or "delete" or "deleteObject" => Effect.Change,
        "wait" or "waitForObject" => Effect.Wait,
        _ => null,
    } } };
}

/// <summary>What a recording says of itself.</summary>
/// <param name="Format">Always <see cref="FormatName"/>: tells a recording from any other JSON.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="RecordedAt">When the cluster was opened.</param>
/// <param name="Tool">The version of PodLab that recorded.</param>
/// <param name="Notebook">The notebook that was run; null when it was not run by <c>podlab run</c>.</param>
internal sealed record RecordingHeader(string Format, int Version, DateTimeOffset RecordedAt, string Tool, string? Notebook)
{
    public const string FormatName = "podlab-recording";
    public const int CurrentVersion = 2;

    /// <summary>The version of this PodLab.</summary>
    public static string ThisTool { get; } = typeof(RecordingHeader).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    public static RecordingHeader Now() => new(FormatName, CurrentVersion, DateTimeOffset.UtcNow, ThisTool, Notebook: null);
}

/// <summary>A question and its answer.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="At">When the answer came.</param>
/// <param name="Answer">The answer, redacted; null when there was none to give, or an error.</param>
/// <param name="Failure">The error, where there was one.</param>
internal sealed record Exchange(Question Question, DateTimeOffset At, JsonNode? Answer, Failure? Failure = null);

/// <summary>A question that was answered with an error.</summary>
/// <param name="Kind">Which error: the name of its type.</param>
/// <param name="Message">What it said.</param>
internal sealed record Failure(string Kind, string Message)
{
    public static Failure Of(PodLabException error) => new(error.GetType().Name, Redaction.OfText(error.Message));

    /// <summary>The error again, as code that catches it knows it.</summary>
    public PodLabException ToException() => Kind switch
    {
        nameof(PodWaitException) => new PodWaitException(Message),
        nameof(ManifestException) => new ManifestException(Message),
        _ => new PodLabException(Message),
    };
}
