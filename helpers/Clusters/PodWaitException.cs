namespace PodLab.Clusters;

/// <summary>A pod did not meet a condition in time, or never will; the message has its last state and the tail of its log.</summary>
/// <param name="message">What was waited for, how long, the last state seen, what to try.</param>
public sealed class PodWaitException(string message) : PodLabException(message);
