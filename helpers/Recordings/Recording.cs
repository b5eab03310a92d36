namespace PodLab.Recordings;

/// <summary>All that was asked in a run and what was answered, in the order of the answers.</summary>
/// <param name="Header">What the recording says of itself.</param>
/// <param name="Exchanges">The questions with their answers.</param>
internal sealed record Recording(RecordingHeader Header, IReadOnlyList<Exchange> Exchanges);
