namespace PodLab.Clusters;

/// <summary>
/// A manifest sets fields to other values than somebody else, who owns them; nothing was changed. Applying with <c>force: true</c> takes them over.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts">Conflicts</see>.)
/// </summary>
/// <param name="message">Which fields, whose, and where they stand in the manifest.</param>
/// <param name="conflicts">The same as data, in the API server's order.</param>
public sealed class FieldConflictException(string message, IReadOnlyList<FieldConflict> conflicts) : PodLabException(message)
{
    /// <summary>The fields and their owners, in the API server's order.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; } = conflicts;
}
