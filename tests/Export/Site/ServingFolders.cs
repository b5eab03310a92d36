using System.Net;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary><c>podlab serve</c> is a plain static host.</summary>
public sealed class ServingFolders : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "text/html; charset=utf-8", "first page")]
    [InlineData("kernel/a.js?x=1", "text/javascript; charset=utf-8", "script")]
    [InlineData("with%20space.gz", "application/gzip", "packed")]
    public async Task A_file_is_sent_as_it_is(string path, string type, string content)
    {
        _folder.Write("site/index.html", "first page");
        _folder.Write("site/kernel/a.js", "script");
        _folder.Write("site/with space.gz", "packed");

        using var response = await GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(content);
    }

    [Theory]
    [InlineData("missing.html")]
    [InlineData("..%2Fsecret")]
    [InlineData("%2e%2e/secret")]
    [InlineData("kernel/..%2f..%2fsecret")]
    [InlineData("%2Fetc%2Fhostname")]
    public async Task Nothing_outside_the_folder_is_sent(string path)
    {
        _folder.Write("site/kernel/a.js", "script");
        _folder.Write("secret", "secret");

        using var response = await GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var server = StaticServer.Start(_folder["site"], SiteFixture.FreePort());
        using var end = new CancellationTokenSource();
        var running = server.RunAsync(end.Token);
        var response = await _client.GetAsync(new Uri(server.Address + path), TestContext.Current.CancellationToken);
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
        return response;
    }
}
