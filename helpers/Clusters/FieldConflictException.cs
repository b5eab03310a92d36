namespace PodLab.Clusters;

/// <summary>
/// The manifest sets fields that have another owner, and gives them different values. Nothing was changed. Applying with <c>force: true</c> takes
/// them over.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts">Conflicts</see>.)
/// </summary>
/// <param name="message">The fields, their owners, and their lines in the manifest.</param>
/// <param name="conflicts">The same as data, in the API server's order.</param>
public sealed class FieldConflictException(string message, IReadOnlyList<FieldConflict> conflicts) : PodLabException(message)
{
    /// <summary>The fields and their owners, in the API server's order.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; } = conflicts;
}
