namespace PodLab.Clusters.Standalone;

/// <summary>A file in the node's folder should describe a pod, and doesn't.</summary>
/// <param name="message">Which file, why it can't be read, and what to do.</param>
/// <param name="inner">What the parser said, if that was the reason.</param>
internal sealed class PodFileException(string message, Exception? inner) : PodLabException(message, inner);
