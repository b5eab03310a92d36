using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>A copy of the site that a test changes, on a host of its own that can be stopped and started again at the same address.</summary>
internal sealed class SiteCopy : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = SiteFixture.FreePort();
    private (StaticServer Server, CancellationTokenSource End, Task Running)? _host;

    private SiteCopy()
    {
    }

    /// <summary>A page of the site.</summary>
    public string this[string page] => $"http://localhost:{_port}/{page}";

    /// <summary>The kernel's folder, seen from the site's.</summary>
    public string Kernel => $"files/{Path.GetFileName(Directory.GetDirectories(_folder["files"], "kernel-*").ShouldHaveSingleItem())}";

    /// <summary>Copies the site and serves it.</summary>
    public static async Task<SiteCopy> ServeAsync(SiteFixture site)
    {
        var (copy, source) = (new SiteCopy(), await site.FolderAsync());
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
        var (server, end) = (StaticServer.Start(_folder.Path, _port), new CancellationTokenSource());
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

    /// <summary>Removes a file.</summary>
    public void Remove(string file) => File.Delete(_folder[file]);

    /// <summary>Makes it another version of the site: a script of the kernel says something else, and the kernel's folder has another name.</summary>
    /// <param name="words">Words of <c>lesson.js</c>.</param>
    /// <param name="others">What is in their place in the new version.</param>
    public void Change(string words, string others)
    {
        var (old, changed) = (Kernel, $"files/kernel-{Guid.NewGuid().ToString("N")[..12]}");
        Directory.Move(_folder[old], _folder[changed]);
        Replace($"{changed}/lesson.js", words, others);
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
