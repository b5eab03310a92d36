namespace PodLab.Recordings;

/// <summary>A replay was asked something that nobody asked when it was recorded; the message says what was, and what comes closest.</summary>
/// <param name="message">What was asked, and what was recorded.</param>
public sealed class NotRecordedException(string message) : PodLabException(message);
