using System.Net;

namespace PodLab.Clusters.Kubernetes;

/// <summary>The API server was reached, and refused; the message has its reasons.</summary>
/// <param name="message">What was wanted, what came back, what to try.</param>
/// <param name="status">The HTTP status: 401, 403, 404, 409, 410, 422, …</param>
/// <param name="details">The server's own words, where it sent any; secrets are masked in the message only.</param>
internal sealed class ApiException(string message, HttpStatusCode status, V1Status? details) : PodLabException(message)
{
    public HttpStatusCode Status => status;

    public V1Status? Details => details;

    /// <summary>Whether the object has changed since the version that the request was about, so that it should be made anew.</summary>
    public bool IsOutdated => status == HttpStatusCode.Conflict && details?.Details?.Causes?.Any(cause => cause.Reason == "FieldManagerConflict") != true
        && details?.Message?.Contains("the object has been modified", StringComparison.Ordinal) == true;

    /// <summary>Whether the Kubernetes namespace is too young for pods: API servers before 1.24 make a token for its account first, and say so.</summary>
    public bool IsTooEarly => status == HttpStatusCode.InternalServerError
        && details?.Message?.Contains("retry after the token is automatically created", StringComparison.Ordinal) == true;
}
