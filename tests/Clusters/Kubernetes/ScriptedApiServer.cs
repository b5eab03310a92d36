using System.Collections.Concurrent;
using System.Net;
using PodLab.Setup.Jupyter;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>An API server with answers from a test, over plain HTTP: for behavior that a real cluster doesn't show on demand.</summary>
internal sealed class ScriptedApiServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TemporaryKubeconfig _kubeconfig;
    private readonly Func<string, string, (int Status, string Body)> _answer;

    /// <param name="answer">The status and the JSON for a method and a path.</param>
    public ScriptedApiServer(Func<string, string, (int Status, string Body)> answer)
    {
        _answer = answer;
        var address = $"http://127.0.0.1:{LoopbackPorts.Free()}/";
        _kubeconfig = new TemporaryKubeconfig(address, "token: not-looked-at");
        _listener.Prefixes.Add(address);
        _listener.Start();
        _ = AnswerAsync();
    }

    /// <summary>The requests in order: <c>GET /api/v1/nodes</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Waits for a request.</summary>
    public async Task AskedAsync(string request)
    {
        while (!Requests.Contains(request))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public ApiServer Connect() => _kubeconfig.Context.Connect();

    public void Dispose()
    {
        _listener.Close();
        _kubeconfig.Dispose();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var (method, path) = (context.Request.HttpMethod, context.Request.Url!.AbsolutePath);
                Requests.Enqueue($"{method} {path}");
                var (status, body) = _answer(method, path);
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/json";
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
