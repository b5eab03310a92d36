using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PodLab.Setup.StandaloneNode.Supervisor;

namespace PodLab.Tests.StandaloneNode.Supervisor;

/// <summary>Probes as the kubelet makes them, against small servers.</summary>
public sealed class ProbingContainers
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/healthz?full=1&of=a%2Fb", "GET /healthz?full=1&of=a%2Fb HTTP/1.1")]
    [InlineData("/a b", "GET /a%20b HTTP/1.1")]
    [InlineData("//twice", "GET //twice HTTP/1.1")]
    [InlineData("bare", "GET /bare HTTP/1.1")]
    [InlineData(null, "GET / HTTP/1.1")]
    public async Task The_path_is_asked_for_as_it_is_written_its_query_too(string? path, string request)
    {
        using var listener = Listen();
        var asked = AnswerAsync(listener, certificate: null);

        (await SucceedsAsync(listener, "HTTP", path)).ShouldBeTrue();

        (await asked).ShouldBe(request);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_as_good_as_any()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=nobody", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(-1));
        using var listener = Listen();
        var asked = AnswerAsync(listener, certificate);

        (await SucceedsAsync(listener, "HTTPS", "/")).ShouldBeTrue();

        (await asked).ShouldBe("GET / HTTP/1.1");
    }

    [Fact]
    public async Task A_probe_that_cannot_be_made_has_failed()
    {
        var (changed, container) = (new TaskCompletionSource(), new V1Container { Name = "demox", LivenessProbe = new V1Probe { FailureThreshold = 2, PeriodSeconds = 0 } });
        using var probed = new ProbedContainer(container, (_, _) => throw new UriFormatException("no such host"), changed.SetResult);

        await changed.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        probed.MustEnd.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_probe_that_says_nothing_to_do_has_failed(bool hasExec)
    {
        var probe = new V1Probe { Exec = hasExec ? new V1ExecAction() : null, FailureThreshold = 1, PeriodSeconds = 0 };
        var (changed, container) = (new TaskCompletionSource(), new V1Container { Name = "demox", LivenessProbe = probe });
        using var probed = new ProbedContainer(
            container, (asked, stop) => Probing.SucceedsAsync(asked, container, "id", "127.0.0.1", runtime: null!, stop), () => changed.TrySetResult());

        await changed.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        probed.MustEnd.ShouldBeTrue();
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static Task<bool> SucceedsAsync(TcpListener listener, string scheme, string? path)
    {
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var probe = new V1Probe { TimeoutSeconds = 10, HttpGet = new V1HTTPGetAction { Scheme = scheme, Path = path, Port = port } };
        // Only commands use the runtime.
        return Probing.SucceedsAsync(probe, new V1Container(), "id", "127.0.0.1", runtime: null!, Cancellation);
    }

    /// <returns>The request's first line.</returns>
    private static async Task<string?> AnswerAsync(TcpListener listener, X509Certificate2? certificate)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        await using Stream stream = certificate is null ? client.GetStream() : new SslStream(client.GetStream());
        if (stream is SslStream secured)
        {
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Cancellation);
        }

        using var reader = new StreamReader(stream);
        var first = await reader.ReadLineAsync(Cancellation);
        while (await reader.ReadLineAsync(Cancellation) is { Length: > 0 })
        {
        }

        await stream.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), Cancellation);
        return first;
    }
}
