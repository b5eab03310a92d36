using System.Net;

namespace PodLab.Setup.Export;

/// <summary>
/// A static host for one folder, on the loopback interface: it sends files as they are, without compression or special headers. It's .NET's
/// <see cref="HttpListener"/>, because a web framework would be one more thing that the tool needs on every machine.
/// </summary>
internal sealed class StaticServer : IDisposable
{
    private static readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".ipynb"] = "application/json",
        [".gz"] = "application/gzip",
    };

    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private long _sent;

    private readonly string _caching;

    private StaticServer(string folder, int port, string caching)
    {
        _caching = caching;
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        Address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/");
        _listener.Prefixes.Add(Address);
    }

    /// <summary>The site's address.</summary>
    public string Address { get; }

    /// <summary>The bytes of all files that it sent so far.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Starts listening.</summary>
    /// <param name="folder">The folder to serve.</param>
    /// <param name="port">The port.</param>
    /// <param name="caching">How long browsers may keep files: <c>Cache-Control</c>.</param>
    /// <exception cref="PodLabException">There is no such folder, or the port is in use.</exception>
    public static StaticServer Start(string folder, int port, string caching = "no-cache")
    {
        if (!Directory.Exists(folder))
        {
            throw new PodLabException($"There is no folder {folder}. Write the site first: `{TerminalCommand.Words} site {folder}`.");
        }

        var server = new StaticServer(folder, port, caching);
        try
        {
            server._listener.Start();
            return server;
        }
        catch (HttpListenerException error)
        {
            server.Dispose();
            throw new PodLabException($"Port {port} can't be used: {error.Message.TrimEnd('.')}. Name another one with --port.", error);
        }
    }

    /// <summary>Answers requests until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var end = cancellation.Register(_listener.Stop);
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        try
        {
            if (Find(context.Request.Url!) is not { } file)
            {
                response.StatusCode = (int)HttpStatusCode.NotFound;
                return;
            }

            await using var content = file.OpenRead();
            response.ContentType = _types.GetValueOrDefault(file.Extension, "application/octet-stream");
            response.ContentLength64 = content.Length;
            response.Headers["Cache-Control"] = _caching;
            if (context.Request.HttpMethod != "HEAD")
            {
                await content.CopyToAsync(response.OutputStream);
                Interlocked.Add(ref _sent, content.Length);
            }
        }
        catch (Exception error) when (error is HttpListenerException or IOException or UnauthorizedAccessException)
        {
            // The browser left, or the file is gone. Either way, only this answer fails.
            response.Abort();
        }
    }

    // A path that leads out of the folder isn't served.
    private FileInfo? Find(Uri address)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/', '\\')));
        var file = new FileInfo(Directory.Exists(path) ? Path.Combine(path, PlaceInCourse.Index) : path);
        return file.Exists && file.FullName.StartsWith(_folder, StringComparison.Ordinal) ? file : null;
    }
}
