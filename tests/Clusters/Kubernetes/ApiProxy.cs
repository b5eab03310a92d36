using System.Collections.Concurrent;
using System.Net;
using PodLab.Setup.Jupyter;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>
/// A proxy in front of the real API server that can break: for faults that a shared cluster must not suffer. Uses plain HTTP with its client.
/// </summary>
internal sealed class ApiProxy : IDisposable
{
    private readonly ApiServer _upstream;
    private readonly TemporaryKubeconfig _kubeconfig;
    private readonly string _address = $"http://127.0.0.1:{LoopbackPorts.Free()}/";
    private readonly ConcurrentDictionary<HttpListenerContext, bool> _open = new();
    private HttpListener? _listener;

    public ApiProxy(ApiServer upstream)
    {
        _upstream = upstream;
        _kubeconfig = new TemporaryKubeconfig(_address, "token: not-looked-at");
        Up();
    }

    /// <summary>The queries of all watches, in order.</summary>
    public ConcurrentQueue<string> Watches { get; } = new();

    /// <summary>Changes a request's path and query on the way.</summary>
    public Func<string, string> Rewrite { get; set; } = path => path;

    /// <summary>The delay before a request is passed on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Changes the server's answers about nodes.</summary>
    public Func<string, string>? RewriteNodes { get; set; }

    public KubeContext Context => _kubeconfig.Context;

    public void Up()
    {
        _listener = new HttpListener();
        _listener.Prefixes.Add(_address);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    /// <summary>Breaks all connections, and accepts no more.</summary>
    public void Down()
    {
        _listener?.Close();
        foreach (var context in _open.Keys)
        {
            context.Response.Abort();
        }
    }

    public async Task WatchedAsync(int times)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (Watches.Count < times)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public void Dispose()
    {
        Down();
        _kubeconfig.Dispose();
    }

    private async Task AcceptAsync(HttpListener listener)
    {
        while (true)
        {
            try
            {
                _ = ForwardAsync(await listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ForwardAsync(HttpListenerContext context)
    {
        _open[context] = true;
        try
        {
            var path = Rewrite(context.Request.Url!.PathAndQuery.TrimStart('/'));
            if (path.Contains("watch=true", StringComparison.Ordinal))
            {
                Watches.Enqueue(path);
            }

            await Task.Delay(Delay);
            using var answer = await _upstream.SendRawAsync(new HttpMethod(context.Request.HttpMethod), path, null, CancellationToken.None);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = "application/json";
            context.Response.SendChunked = true;
            await using var body = RewriteNodes is not null && path.StartsWith("api/v1/nodes", StringComparison.Ordinal)
                ? new MemoryStream(Encoding.UTF8.GetBytes(RewriteNodes(await answer.Content.ReadAsStringAsync())))
                : await answer.Content.ReadAsStreamAsync();
            await CopyAsync(body, context.Response.OutputStream);
            context.Response.Close();
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException or HttpRequestException or InvalidOperationException)
        {
            // One of the two sides is gone.
        }
        finally
        {
            _open.TryRemove(context, out _);
        }
    }

    // Each piece is sent immediately: a watch's lines must not wait for more of them.
    private static async Task CopyAsync(Stream from, Stream to)
    {
        var buffer = new byte[16 * 1024];
        for (int count; (count = await from.ReadAsync(buffer)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, count));
            await to.FlushAsync();
        }
    }
}
