using PodLab.Setup.Jupyter;

namespace PodLab.Tests.Jupyter;

/// <summary>A Jupyter Notebook server with copies of the lessons, so that saving a page doesn't change the checkout.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private const string Token = "podlab-tests";

    private readonly JupyterHome _home;
    private readonly int _port = LoopbackPorts.Free();
    private readonly Process _process;

    public NotebookServer(StateFolder? state, string? cluster = null)
    {
        _home = new JupyterHome { Cluster = cluster };
        Directory.CreateDirectory(_home["work/notebooks"]);
        // The lessons use the library's path from notebooks/ to helpers/.
        Directory.CreateSymbolicLink(_home["work/helpers"], Repository.Path("helpers"));
        foreach (var lesson in Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb"))
        {
            File.Copy(lesson, Path.Combine(_home["work/notebooks"], Path.GetFileName(lesson)));
        }

        _process = _home.Start(
            state, "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--port={_port}"),
            $"--NotebookApp.token={Token}", $"--notebook-dir={_home["work"]}");
        // The server would stop when an unread pipe is full.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The copy of a lesson that its page saves.</summary>
    public string FileOf(string lesson) => Path.Combine(_home["work/notebooks"], lesson);

    /// <summary>The page of a lesson.</summary>
    public string AddressOf(string lesson) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/notebooks/notebooks/{lesson}?token={Token}");

    /// <summary>Returns when the server answers.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                (await http.GetAsync(new Uri($"http://127.0.0.1:{_port}/api?token={Token}"), cancellation)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The whole tree: the kernels are its children.
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _home.Dispose();
    }
}
