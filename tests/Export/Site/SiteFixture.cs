using System.Net;
using System.Net.Sockets;
using PodLab.Setup.Export;

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
    private readonly Lazy<Task<Uri>> _address;

    public SiteFixture() => _address = new(ServeAsync);

    /// <summary>The variable's value; null if this run has no site.</summary>
    public static string? Wanted => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted ? wanted : null;

    /// <summary>Where the site is served.</summary>
    public Task<Uri> AddressAsync() => _address.Value;

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

    private async Task<Uri> ServeAsync()
    {
        var folder = Wanted!;
        if (folder == New)
        {
            folder = Path.Combine(_parent.FullName, "site");
            var written = await Tool.RunAsync(new StateFolder(Path.Combine(_parent.FullName, "state")), "site", folder);
            written.ExitCode.ShouldBe(0, written.Error);
        }

        var server = StaticServer.Start(folder, FreePort());
        _ = server.RunAsync(_end.Token);
        return new(server.Address);
    }
}
