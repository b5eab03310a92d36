using System.Net;
using System.Runtime.CompilerServices;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>
/// The successive states of one pod, sent by the API server without polling. When the connection breaks, the watch resumes from the last version
/// seen. If the server no longer has that version (410 Gone), the watch starts over. (Kubernetes:
/// <see href="https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes">Detecting changes</see>.)
/// </summary>
internal sealed class PodWatch(ApiServer server, string namespaceName, string name)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private TimeSpan _pause = ShortestPause;
    private string? _version;

    /// <summary>Why the API server isn't answering at the moment; null if it is.</summary>
    public PodLabException? Fault { get; private set; }

    private string Purpose => $"watch pod {name} in Kubernetes namespace {namespaceName}";

    private string Selection => $"api/v1/namespaces/{namespaceName}/pods?fieldSelector={Uri.EscapeDataString($"metadata.name={name}")}";

    /// <summary>The pod as it is now (null if there is none), and then each change of it, without end.</summary>
    /// <param name="timeIsUp">Ends the watch, but not before the first answer: without one, there would be nothing to report.</param>
    /// <param name="cancellation">Ends the watch at once.</param>
    /// <exception cref="ApiException">The API server doesn't permit it.</exception>
    public async IAsyncEnumerable<JsonObject?> StatesAsync(CancellationToken timeIsUp, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeIsUp, cancellation);
        for (var isFirst = true; ; isFirst = false)
        {
            var patience = isFirst ? cancellation : end.Token;
            if (_version is null && await TryAsync(() => ListAsync(patience)) is { } listed)
            {
                yield return listed.Object;
            }

            if (_version is not null && await TryAsync(() => OpenAsync(end.Token)) is { } stream)
            {
                await using var opened = stream;
                while (await TryAsync(() => stream.ReadAsync(end.Token)) is { } change)
                {
                    _version = change.Version;
                    if (!change.IsBookmark)
                    {
                        yield return change.IsDeletion ? null : change.Object;
                    }
                }
            }

            await Task.Delay(_pause, end.Token);
        }
    }

    private Task<WatchStream> OpenAsync(CancellationToken cancellation) => WatchStream.OpenAsync(
        server, Purpose, $"{Selection}&watch=true&allowWatchBookmarks=true&resourceVersion={_version}", cancellation);

    private async Task<Listing> ListAsync(CancellationToken cancellation)
    {
        var list = (await server.SendAsync(Purpose, HttpMethod.Get, Selection, null, cancellation)).Body;
        _version = list["metadata"]!["resourceVersion"]!.GetValue<string>();
        var found = list["items"]!.AsArray().FirstOrDefault()?.AsObject();
        return new Listing(found);
    }

    // A fault that may pass is kept for the error message at the end of the wait; any other is thrown.
    private async Task<T?> TryAsync<T>(Func<Task<T>> step)
        where T : class?
    {
        try
        {
            var result = await step();
            (Fault, _pause) = (null, ShortestPause);
            return result;
        }
        catch (ApiException error) when (error.Status == HttpStatusCode.Gone)
        {
            _version = null;
        }
        catch (PodLabException error) when (!IsFinal(error))
        {
            Fault = error;
            _pause = TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, LongestPause.Ticks));
        }

        return null;
    }

    private static bool IsFinal(PodLabException error) =>
        error is ApiException { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound };

    private sealed record Listing(JsonObject? Object);
}
