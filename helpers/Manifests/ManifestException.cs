namespace PodLab.Manifests;

/// <summary>A manifest isn't valid. The message says where (line, column, field) and what's expected there.</summary>
/// <param name="message">The full message.</param>
/// <param name="innerException">The technical cause, if there is one.</param>
public sealed class ManifestException(string message, Exception? innerException = null) : PodLabException(message, innerException);
