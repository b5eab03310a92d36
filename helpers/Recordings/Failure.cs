using PodLab.Clusters;
using PodLab.Manifests;

namespace PodLab.Recordings;

/// <summary>A question that was answered with an error.</summary>
/// <param name="Kind">Which error: the name of its type.</param>
/// <param name="Message">What it said.</param>
internal sealed record Failure(string Kind, string Message)
{
    public static Failure Of(PodLabException error) => new(error.GetType().Name, Redaction.OfText(error.Message));

    /// <summary>The error again, as code that catches it knows it.</summary>
    public PodLabException ToException() => Kind switch
    {
        nameof(PodWaitException) => new PodWaitException(Message),
        nameof(ManifestException) => new ManifestException(Message),
        _ => new PodLabException(Message),
    };
}
