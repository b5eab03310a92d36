namespace PodLab.Clusters.Standalone;

/// <summary>A file in the node's folder that should describe a pod, and doesn't.</summary>
/// <param name="message">The file, why it can't be read, and what to do.</param>
/// <param name="inner">The parser's error, if there was one.</param>
internal sealed class PodFileException(string message, Exception? inner) : PodLabException(message, inner);
