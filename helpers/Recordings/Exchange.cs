using System.Text.Json.Nodes;

namespace PodLab.Recordings;

/// <summary>A question and its answer.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="At">When the answer came.</param>
/// <param name="Answer">The answer, redacted; null when there was none to give, or an error.</param>
/// <param name="Failure">The error, where there was one.</param>
internal sealed record Exchange(Question Question, DateTimeOffset At, JsonNode? Answer, Failure? Failure = null);
