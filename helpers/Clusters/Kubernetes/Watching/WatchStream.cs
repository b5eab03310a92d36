using System.Net;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>An open watch: the API server writes one line of JSON per change.</summary>
internal sealed class WatchStream : IAsyncDisposable
{
    private readonly ApiServer _server;
    private readonly string _purpose;
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private WatchStream(ApiServer server, string purpose, HttpResponseMessage response, Stream body) =>
        (_server, _purpose, _response, _lines) = (server, purpose, response, new StreamReader(body));

    public static Task<WatchStream> OpenAsync(ApiServer server, string purpose, string path, CancellationToken cancellation) =>
        server.AskAsync(purpose, async (_, stop) =>
        {
            var response = await server.SendRawAsync(HttpMethod.Get, path, null, stop);
            if (response.IsSuccessStatusCode)
            {
                return new WatchStream(server, purpose, response, await response.Content.ReadAsStreamAsync(stop));
            }

            using (response)
            {
                throw ApiFault.Describe(response.StatusCode, await response.Content.ReadAsStringAsync(stop), purpose, server);
            }
        }, cancellation);

    /// <summary>The next change; null if the server ended the watch, as it does from time to time.</summary>
    /// <exception cref="ApiException">The server ended it with an error; 410 Gone means that the requested version is too old.</exception>
    public Task<WatchedChange?> ReadAsync(CancellationToken cancellation) => _server.AskAsync(_purpose, async (_, stop) =>
    {
        if (await _lines.ReadLineAsync(stop) is not { Length: > 0 } line)
        {
            return null;
        }

        var entry = JsonNode.Parse(line)!;
        var value = entry["object"]!.AsObject();
        return entry["type"]!.GetValue<string>() == "ERROR"
            ? throw ApiFault.Describe((HttpStatusCode)(value["code"]?.GetValue<int>() ?? 500), value.ToJsonString(), _purpose, _server)
            : new WatchedChange(entry["type"]!.GetValue<string>(), value);
    }, cancellation);

    public ValueTask DisposeAsync()
    {
        // Disposing the reader first would wait for the rest of a stream that never ends.
        _response.Dispose();
        _lines.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>One line of a watch.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c> or <c>BOOKMARK</c> (nothing happened up to this version).</param>
/// <param name="Object">The object after the change (before it, if it was deleted).</param>
internal sealed record WatchedChange(string Type, JsonObject Object)
{
    public bool IsBookmark => Type == "BOOKMARK";

    public bool IsDeletion => Type == "DELETED";

    public string Version => Object["metadata"]!["resourceVersion"]!.GetValue<string>();
}
