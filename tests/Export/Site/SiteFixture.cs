using System.Net;
using System.Net.Sockets;
using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;

[assembly: AssemblyFixture(typeof(PodLab.Tests.Export.SiteFixture))]

namespace PodLab.Tests.Export;

/// <summary>
/// The course as a site, on a static host of its own. It is the folder that <c>PODLAB_TESTS_SITE</c> names, or a new one. The first test writes that
/// for all.
/// </summary>
public sealed class SiteFixture : IAsyncDisposable
{
    public const string Variable = "PODLAB_TESTS_SITE";

    private const string New = "new";

    private readonly CancellationTokenSource _end = new();
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("podlab-site-");
    private readonly Lazy<Task<string>> _folder;
    private readonly Lazy<Task<Uri>> _address;
    private readonly Lazy<Task<string>> _oneFile;

    public SiteFixture() => (_folder, _address, _oneFile) = (new(WriteAsync), new(ServeAsync), new(WriteOneFileAsync));

    /// <summary>The variable's value; null if this run has no site.</summary>
    public static string? Wanted => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted ? wanted : null;

    /// <summary>The site's folder. Tests that change files need a copy (<see cref="SiteCopy"/>).</summary>
    public Task<string> FolderAsync() => _folder.Value;

    /// <summary>Where the site is served.</summary>
    public Task<Uri> AddressAsync() => _address.Value;

    /// <summary>Lesson 05 as one file, with the site's kernel: building that once is enough.</summary>
    public Task<string> OneFileAsync() => _oneFile.Value;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
        _parent.Delete(recursive: true);
    }

    /// <summary>A port that nothing uses now.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<string> WriteAsync()
    {
        if (Wanted != New)
        {
            return Wanted!;
        }

        var folder = Path.Combine(_parent.FullName, "site");
        var written = await Tool.RunAsync(new StateFolder(Path.Combine(_parent.FullName, "state")), "site", folder);
        written.ExitCode.ShouldBe(0, written.Error);
        return folder;
    }

    private async Task<Uri> ServeAsync()
    {
        var server = StaticServer.Start(await FolderAsync(), FreePort());
        _ = server.RunAsync(_end.Token);
        return new(server.Address);
    }

    private async Task<string> WriteOneFileAsync()
    {
        const string Lesson = "05-pod-infrastructure";
        var file = Path.Combine(_parent.FullName, "stick", $"{Lesson}.runnable.html");
        var files = Path.Combine(await FolderAsync(), "files");
        string FolderOf(string name) => Directory.GetDirectories(files, $"{name}-*").ShouldHaveSingleItem();
        var page = RunnablePage.Render(
            Notebook.Read(Repository.Path("notebooks", "shared", $"{Lesson}.ipynb")), LessonSources.Find(Lesson, Repository.Path("notebooks"))!,
            FolderOf(KernelFiles.Kernel), FolderOf(KernelFiles.Dotnet), "0.1");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, page);
        return file;
    }
}
