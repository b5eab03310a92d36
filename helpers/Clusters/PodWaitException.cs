namespace PodLab.Clusters;

/// <summary>
/// A pod (or another object) did not meet a condition in time, or never will; the message has its last state, a pod's log and the events.
/// </summary>
/// <param name="message">What was waited for, how long, the last state seen, what to try.</param>
public sealed class PodWaitException(string message) : PodLabException(message);
