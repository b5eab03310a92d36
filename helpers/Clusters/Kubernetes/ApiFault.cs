using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Exceptions;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// Explains in sentences why a request to an API server failed. Causes are never passed on as inner exceptions: those of the client library hold
/// the request with its Authorization header.
/// </summary>
internal static class ApiFault
{
    private const int LongestQuote = 600;

    public static bool IsFault(Exception error, CancellationToken cancellation) => error switch
    {
        PodLabException => false,
        OperationCanceledException => !cancellation.IsCancellationRequested,
        _ => error is HttpOperationException or HttpRequestException or IOException or SocketException or AuthenticationException
            or System.Net.WebSockets.WebSocketException or KubeConfigException or KubernetesClientException or KubernetesException or JsonException,
    };

    public static PodLabException Describe(Exception error, string purpose, ApiServer server) => error is HttpOperationException refused
        ? Describe(refused.Response.StatusCode, refused.Response.Content ?? "", purpose, server)
        : new PodLabException($"Could not {purpose}: {Unreached(error, server.Context)}");

    public static ApiException Describe(HttpStatusCode status, string body, string purpose, ApiServer server)
    {
        var details = ParseStatus(body);
        var said = server.Redact(details?.Message is { Length: > 0 } message ? message : body).Trim();
        var quote = said.Length == 0 ? "" : $" It says: \"{ShortText.StartOf(said, LongestQuote)}\".";
        return new ApiException($"Could not {purpose}: {Refused(status, server.Context)}{quote}{Advice(status, said, server.Context)}", status, details);
    }

    private static string Unreached(Exception error, KubeContext context)
    {
        var socket = Causes(error).OfType<SocketException>().FirstOrDefault();
        var what = error switch
        {
            _ when socket?.SocketErrorCode == SocketError.HostNotFound =>
                $"the host name of the API server of context {context} can't be resolved here.",
            _ when socket?.SocketErrorCode == SocketError.ConnectionRefused =>
                $"nothing is listening at the address of the API server of context {context}.",
            OperationCanceledException => $"the API server of context {context} did not answer in time.",
            KubeConfigException => $"the command that fetches the credentials of context {context} failed.",
            JsonException => $"the server at the address of context {context} isn't an API server.",
            _ when Causes(error).OfType<AuthenticationException>().Any() =>
                $"the certificate of the API server of context {context} is not one that the kubeconfig trusts.",
            _ => $"the connection to the API server of context {context} broke.",
        };
        return $"{what} Is the cluster running? `kubectl --context {context.Name} get nodes` contacts the same server. "
            + "When that works, run this cell again.";
    }

    private static string Refused(HttpStatusCode status, KubeContext context) => status switch
    {
        HttpStatusCode.Unauthorized =>
            $"the API server of context {context} does not accept the kubeconfig's credentials (401): they are wrong or have expired.",
        HttpStatusCode.Forbidden => $"the API server of context {context} doesn't permit it (403).",
        _ => $"the API server of context {context} answered {(int)status} ({status}).",
    };

    private static string Advice(HttpStatusCode status, string said, KubeContext context) => status switch
    {
        HttpStatusCode.Unauthorized => " Log in again as your cluster's provider says (a kind cluster: `kind export kubeconfig`), "
            + "open the lab again, and run this cell again.",
        // Admission control returns the same status, and no permission changes that.
        HttpStatusCode.Forbidden when said.Contains(" cannot ", StringComparison.Ordinal) =>
            $" `kubectl --context {context.Name} auth can-i --list` lists your permissions; the cluster's administrator can give you more.",
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => " Try again in a moment.",
        _ => "",
    };

    private static V1Status? ParseStatus(string body)
    {
        try
        {
            return body.StartsWith('{') ? KubernetesJson.Deserialize<V1Status>(body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
