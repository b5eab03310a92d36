namespace PodLab.Recordings;

/// <summary>A replay got a question that isn't in its recording. The message names the question, and the closest recorded ones.</summary>
/// <param name="message">The question, and the closest recorded ones.</param>
public sealed class NotRecordedException(string message) : PodLabException(message);
