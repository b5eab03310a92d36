namespace PodLab.Clusters;

/// <summary>
/// A pod (or another object) didn't meet a condition in time, or never will. The message has its last state, the pod's log and the events.
/// </summary>
/// <param name="message">The condition, the waiting time, the last state seen, and what to try.</param>
public sealed class PodWaitException(string message) : PodLabException(message);
