using System.Net;

namespace PodLab.Clusters.Kubernetes;

/// <summary>The API server answered and refused; the message has its reasons.</summary>
/// <param name="message">The request, the answer, and what to try.</param>
/// <param name="status">The HTTP status: 401, 403, 404, 409, 410, 422, …</param>
/// <param name="details">The server's own words, if it sent any. Secrets are masked only in the message.</param>
internal sealed class ApiException(string message, HttpStatusCode status, V1Status? details) : PodLabException(message)
{
    public HttpStatusCode Status => status;

    public V1Status? Details => details;

    /// <summary>Whether the object changed after the version that the request was about, so that the request should be built again.</summary>
    public bool IsOutdated => status == HttpStatusCode.Conflict && details?.Details?.Causes?.Any(cause => cause.Reason == "FieldManagerConflict") != true
        && details?.Message?.Contains("the object has been modified", StringComparison.Ordinal) == true;

    /// <summary>
    /// Whether the Kubernetes namespace is too new for pods. API servers before 1.24 first create a token for its account, and say so.
    /// </summary>
    public bool IsTooEarly => status == HttpStatusCode.InternalServerError
        && details?.Message?.Contains("retry after the token is automatically created", StringComparison.Ordinal) == true;
}
