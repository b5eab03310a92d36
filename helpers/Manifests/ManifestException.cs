namespace PodLab.Manifests;

/// <summary>A manifest cannot be used as it is; the message says where (line, column, field) and what is expected there.</summary>
/// <param name="message">The whole story.</param>
/// <param name="innerException">The technical cause, if there is one.</param>
public sealed class ManifestException(string message, Exception? innerException = null) : PodLabException(message, innerException);
