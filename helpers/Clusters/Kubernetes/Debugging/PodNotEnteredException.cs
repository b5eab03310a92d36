namespace PodLab.Clusters.Kubernetes.Debugging;

/// <summary>A pod did not begin to run a command: it is gone, or it has ended.</summary>
/// <param name="message">What was to run, where, and what came back.</param>
internal sealed class PodNotEnteredException(string message) : PodLabException(message);
