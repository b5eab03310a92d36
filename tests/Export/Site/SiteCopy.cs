using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>A copy of the site that a test changes. Its own host can be stopped, and started again at the same address.</summary>
internal sealed class SiteCopy : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = SiteFixture.FreePort();
    private (StaticServer Server, CancellationTokenSource End, Task Running)? _host;

    private readonly string _caching;

    private SiteCopy(string caching) => _caching = caching;

    /// <summary>A page of the site.</summary>
    public string this[string page] => $"http://localhost:{_port}/{page}";

    /// <summary>The folder of the kernel, or of a lesson, seen from the site's.</summary>
    public string FilesOf(string name) => $"files/{Path.GetFileName(Directory.GetDirectories(_folder["files"], $"{name}-*").ShouldHaveSingleItem())}";

    /// <summary>Copies the site and serves it.</summary>
    /// <param name="site">The site.</param>
    /// <param name="caching">How long browsers may keep files, as the host says it.</param>
    public static async Task<SiteCopy> ServeAsync(SiteFixture site, string caching = "no-cache")
    {
        var (copy, source) = (new SiteCopy(caching), await site.FolderAsync());
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = copy._folder[Path.GetRelativePath(source, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        copy.Start();
        return copy;
    }

    /// <summary>Starts the host again.</summary>
    public void Start()
    {
        var (server, end) = (StaticServer.Start(_folder.Path, _port, _caching), new CancellationTokenSource());
        _host = (server, end, server.RunAsync(end.Token));
    }

    /// <summary>Stops the host.</summary>
    public async Task StopAsync()
    {
        if (_host is var (server, end, running))
        {
            await end.CancelAsync();
            await Task.WhenAny(running);
            server.Dispose();
            end.Dispose();
            _host = null;
        }
    }

    /// <summary>Makes it another version of the site: a file of the kernel or of a lesson says something else, and its folder has another name.</summary>
    /// <param name="name">The folder's name without its version.</param>
    /// <param name="file">The file in it.</param>
    /// <param name="words">Words of the file.</param>
    /// <param name="others">The words in their place in the new version.</param>
    public void Change(string name, string file, string words, string others)
    {
        var (old, changed) = (FilesOf(name), $"files/{name}-{Guid.NewGuid().ToString("N")[..12]}");
        Directory.Move(_folder[old], _folder[changed]);
        Replace($"{changed}/{file}", words, others);
        foreach (var page in Directory.EnumerateFiles(_folder.Path, "*.html").Select(page => Path.GetFileName(page)).Where(page => File.ReadAllText(_folder[page]).Contains(old, StringComparison.Ordinal)))
        {
            Replace(page, old, changed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private void Replace(string file, string words, string others)
    {
        var text = File.ReadAllText(_folder[file]);
        text.ShouldContain(words);
        File.WriteAllText(_folder[file], text.Replace(words, others, StringComparison.Ordinal));
    }
}
