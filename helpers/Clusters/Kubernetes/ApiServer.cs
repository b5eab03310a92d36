using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using k8s;

namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// A connection to an API server. Every failure becomes a <see cref="PodLabException"/> with the request, the answer and what to try. After a
/// failure, the next call is a new attempt; nothing has to be reopened.
/// </summary>
internal sealed class ApiServer : IDisposable
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);

    // Kubernetes 1.20 compares a quantity's raw bytes: +1 is a quantity, and \u002B1 isn't.
    private static readonly JsonSerializerOptions Unescaped = new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly k8s.Kubernetes _client;
    private readonly Secrets _secrets;

    public ApiServer(KubeContext context, KubernetesClientConfiguration configuration, Secrets secrets)
    {
        (Context, _secrets) = (context, secrets);
        configuration.HttpClientTimeout = AnswerTimeout;
        _client = new k8s.Kubernetes(configuration, new AuthorizationListener(secrets));
    }

    public KubeContext Context { get; }

    /// <summary>Calls the API server with the typed client.</summary>
    /// <param name="purpose">The purpose; completes "Could not …": "list the pods in Kubernetes namespace dev".</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Abandons it.</param>
    /// <exception cref="ApiException">The server refused.</exception>
    /// <exception cref="PodLabException">The server couldn't be reached.</exception>
    public async Task<T> AskAsync<T>(string purpose, Func<IKubernetes, CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call(_client, cancellation);
        }
        catch (Exception error) when (ApiFault.IsFault(error, cancellation))
        {
            throw ApiFault.Describe(error, purpose, this);
        }
    }

    /// <summary>Sends a request for any kind of object, typed or custom, and reads the answer as JSON.</summary>
    /// <returns>The answer to a request that succeeded.</returns>
    /// <inheritdoc cref="AskAsync" path="/exception"/>
    public Task<ApiAnswer> SendAsync(string purpose, HttpMethod method, string path, HttpContent? content, CancellationToken cancellation) =>
        AskAsync(purpose, async (_, _) =>
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            timeout.CancelAfter(AnswerTimeout);
            using var response = await SendRawAsync(method, path, content, timeout.Token);
            var text = await response.Content.ReadAsStringAsync(timeout.Token);
            return response.IsSuccessStatusCode
                ? new ApiAnswer(response.StatusCode, JsonNode.Parse(text)!.AsObject())
                : throw ApiFault.Describe(response.StatusCode, text, purpose, this);
        }, cancellation);

    /// <summary>The raw response, whatever its status, as soon as the headers arrive. For watches, which never end.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(_client.BaseUri, path)) { Content = content, Version = HttpVersion.Version20 };
        if (_client.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellation);
        }

        return await _client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    /// <summary>A text from outside with the kubeconfig's secrets masked.</summary>
    public string Redact(string text) => _secrets.Redact(text);

    public void Dispose() => _client.Dispose();

    /// <summary>The body of a request as JSON.</summary>
    public static StringContent Json(JsonNode body, string mediaType = "application/json") => new(body.ToJsonString(Unescaped), Encoding.UTF8, mediaType);
}

/// <summary>The API server's answer to a request that succeeded.</summary>
/// <param name="Status">200, or 201 if something was created.</param>
/// <param name="Body">The object, or list of objects.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonObject Body);

/// <summary>Records each token that is sent to the server as a secret, since a credential plugin may fetch new ones at any time.</summary>
internal sealed class AuthorizationListener(Secrets secrets) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        secrets.Add(request.Headers.Authorization?.Parameter);
        return base.SendAsync(request, cancellationToken);
    }
}
