using System.Diagnostics;

namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>
/// A newly created Kubernetes namespace. API servers before 1.24 refuse pods in it until its account has a token. How long that takes depends on
/// how busy the controllers are.
/// </summary>
internal static class YoungNamespace
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _longestYouth = TimeSpan.FromSeconds(30);

    /// <summary>Repeats the request while the server says that it's too early, for half a minute at most.</summary>
    public static async Task<ApiAnswer> WaitAsync(Func<Task<ApiAnswer>> send, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await send();
            }
            catch (ApiException error) when (error.IsTooEarly && watch.Elapsed < _longestYouth)
            {
                await Task.Delay(_pause, cancellation);
            }
        }
    }
}
