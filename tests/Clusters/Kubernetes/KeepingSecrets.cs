using System.Net;
using System.Net.Sockets;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>Errors never contain secrets of a kubeconfig, whatever the server does: each secret here contains "marker".</summary>
[Collection(OnKind.Name)]
public sealed class KeepingSecrets
{
    private const string Token = "token: marker-token-1234";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Answers => new(
        // A server (or a proxy in front of it) that repeats the request.
        "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nnot you: ECHO",
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"kind\":\"Status\",\"message\":\"ECHO cannot do that\"}",
        "HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\n\r\n<html>ECHO</html>",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>Please log in. ECHO</html>",
        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"items\": ECHO",
        "ECHO",
        "");

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_server_that_repeats_the_credentials_is_quoted_without_them(string answer)
    {
        foreach (var user in new[] { Token, "username: somebody, password: marker-password" })
        {
            using var server = new EchoServer(answer);
            using var kubeconfig = new TemporaryKubeconfig(server.Address, user);
            await using var cluster = Open(kubeconfig.Context);

            foreach (var error in await CollectErrorsAsync(cluster))
            {
                ShouldBeClean(error);
            }
        }
    }

    [Fact]
    public async Task Refused_credentials_are_told_with_what_to_try()
    {
        using var server = new EchoServer("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\nECHO");
        using var kubeconfig = new TemporaryKubeconfig(server.Address, Token);
        await using var cluster = Open(kubeconfig.Context);

        var error = await Should.ThrowAsync<PodLabException>(() => cluster.GetPodsAsync("dev", null, Cancellation));

        error.Message.ShouldStartWith("Could not list the pods in Kubernetes namespace dev: the API server of context tests (");
        error.Message.ShouldContain("does not accept the kubeconfig's credentials (401): they are wrong or have expired. It says: \"Bearer •••\".");
        error.Message.ShouldContain("Log in again");
    }

    [Theory]
    [InlineData("client-certificate-data: bWFya2Vy, client-key-data: bWFya2VyLWtleQ==")]
    [InlineData("client-certificate-data: \"marker, no base64\", client-key-data: marker-key")]
    [InlineData("client-certificate: /nosuch/marker-file, client-key: /nosuch/marker-key")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [-c, \"'echo marker-output; echo marker-error >&2; exit 3'\"]}")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: nosuch-plugin, args: [marker-argument], env: [{name: A, value: marker-value}]}")]
    public void Credentials_that_cannot_be_used_are_told_without_them(string user)
    {
        using var kubeconfig = new TemporaryKubeconfig("https://127.0.0.1:1", user);

        var error = Should.Throw<PodLabException>(() => kubeconfig.Context.Connect());

        ShouldBeClean(error);
        error.Message.ShouldContain("The credentials of context tests in the kubeconfig (");
        error.Message.ShouldContain("`kubectl --context tests get nodes` in a terminal");
    }

    [Fact]
    public async Task A_plugins_token_is_not_shown_either()
    {
        Need.Linux.OrSkip();
        using var server = new EchoServer("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\nECHO");
        using var plugin = new TemporaryPlugin("""{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "marker-of-plugin"}}""");
        using var kubeconfig = new TemporaryKubeconfig(server.Address, $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: sh, args: [\"{plugin.Path}\"]}}");
        await using var cluster = Open(kubeconfig.Context);

        var error = await Should.ThrowAsync<PodLabException>(() => cluster.GetPodsAsync("dev", null, Cancellation));

        ShouldBeClean(error);
        error.Message.ShouldContain("(401)");
    }

    [Fact]
    public async Task Credentials_that_the_true_server_does_not_know_are_refused_by_it()
    {
        Need.KindCluster.OrSkip();
        using var kubeconfig = new TemporaryKubeconfig(TestNamespace.Context.Server, Token);
        await using var cluster = Open(kubeconfig.Context);

        foreach (var error in await CollectErrorsAsync(cluster))
        {
            ShouldBeClean(error);
            error.Message.ShouldContain("(401): they are wrong or have expired");
        }
    }

    [Fact]
    public async Task A_server_whose_certificate_is_not_the_clusters_is_not_trusted()
    {
        Need.KindCluster.OrSkip();
        using var kubeconfig = new TemporaryKubeconfig(TestNamespace.Context.Server, Token, "insecure-skip-tls-verify: false, certificate-authority: other.crt");
        await using var cluster = Open(kubeconfig.Context);

        var error = await Should.ThrowAsync<PodLabException>(() => cluster.GetPodsAsync("dev", null, Cancellation));

        error.Message.ShouldContain("is not one that the kubeconfig trusts");
    }

    private static KubernetesCluster Open(KubeContext context) =>
        new(new ClusterIdentity("kubernetes", context.Name, "for the tests", []), context.Connect(), new NoConnector());

    private static async Task<IReadOnlyList<PodLabException>> CollectErrorsAsync(KubernetesCluster cluster) =>
    [
        await Should.ThrowAsync<PodLabException>(() => cluster.FactsAsync(Cancellation)),
        await Should.ThrowAsync<PodLabException>(() => cluster.GetPodsAsync("dev", null, Cancellation)),
        await Should.ThrowAsync<PodLabException>(() => cluster.ApplyAsync("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}", "dev", cancellation: Cancellation)),
        await Should.ThrowAsync<PodLabException>(() => cluster.WaitForPodAsync("dev", "a", PodCondition.Ready, TimeSpan.FromSeconds(0.5), Cancellation)),
    ];

    private static void ShouldBeClean(Exception error)
    {
        var all = error.ToString();
        all.ShouldNotContain("marker");
        all.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("somebody:marker-password")));
        error.InnerException.ShouldBeNull();
    }

    /// <summary>Answers every request with the same text, with the request's Authorization header in place of ECHO.</summary>
    private sealed class EchoServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly string _answer;

        public EchoServer(string answer)
        {
            _answer = answer;
            _listener.Start();
            _ = AcceptAsync();
        }

        public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using (client)
            {
                var buffer = new byte[64 * 1024];
                var request = Encoding.UTF8.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer));
                var authorization = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Authorization: ", StringComparison.OrdinalIgnoreCase)) ?? "";
                var echo = authorization.Length == 0 ? "" : authorization["Authorization: ".Length..];
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(_answer.Replace("ECHO", echo, StringComparison.Ordinal)));
            }
        }
    }

    /// <summary>A credential plugin (a shell script) that prints a text.</summary>
    private sealed class TemporaryPlugin : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("podlab-plugin-").FullName;

        public TemporaryPlugin(string output) => File.WriteAllText(Path, $"echo marker-said-on-error >&2\ncat <<'END'\n{output}\nEND\n");

        public string Path => System.IO.Path.Combine(_folder, "plugin");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
