using System.Net.Sockets;
using PodLab.Clusters.Kind;

namespace PodLab.Tests.Clusters.Kind;

/// <summary>Messages for users whose Docker doesn't answer.</summary>
public sealed class LackingDocker
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_socket_that_is_not_there_is_told_with_its_path_and_what_to_try()
    {
        var error = await AskAsync("unix:///no/such/docker.sock");

        error.Message.ShouldContain("there is no Docker at /no/such/docker.sock");
        error.Message.ShouldContain("setup/podlab doctor");
    }

    [Fact]
    public async Task A_socket_that_nobody_listens_at_is_a_Docker_that_does_not_run()
    {
        Need.Linux.OrSkip();
        using var folder = new TemporaryFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.File("docker.sock")));

        var error = await AskAsync($"unix://{folder.File("docker.sock")}");

        error.Message.ShouldContain("Docker is not running");
        error.Message.ShouldContain("systemctl start docker");
    }

    [Fact]
    public async Task An_engine_that_hangs_up_in_the_middle_is_told_as_such()
    {
        Need.Linux.OrSkip();
        using var folder = new TemporaryFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.File("docker.sock")));
        socket.Listen();
        var hangingUp = Task.Run(async () =>
        {
            using var connection = await socket.AcceptAsync(Cancellation);
            await connection.ReceiveAsync(new byte[16], Cancellation);
        }, Cancellation);

        var error = await AskAsync($"unix://{folder.File("docker.sock")}");

        await hangingUp;
        error.Message.ShouldContain("ended the connection. Was it stopped?");
    }

    [Fact]
    public void A_socket_that_is_not_ones_own_is_told_with_the_group_that_may()
    {
        // root may use every socket, so the test supplies the operating system's answer here.
        var error = DockerFault.Explain(
            new HttpRequestException("Connection failed.", new SocketException((int)SocketError.AccessDenied)), new Uri("unix:///var/run/docker.sock"), "list the kind clusters");

        error.Message.ShouldContain("Could not list the kind clusters: you don't have permission to use Docker's socket /var/run/docker.sock");
        error.Message.ShouldContain("usermod -aG docker");
    }

    [Fact]
    public void An_address_that_cannot_be_used_is_refused_before_anything_is_sent() =>
        Should.Throw<PodLabException>(() => DockerConnection.Open(new Uri("ssh://me@somewhere"))).Message.ShouldContain("Docker's address can't be used");

    private static async Task<PodLabException> AskAsync(string endpoint)
    {
        using var docker = DockerConnection.Open(new Uri(endpoint));
        return await Should.ThrowAsync<PodLabException>(KindContainers.ListAsync(docker, Cancellation));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("podlab-docker-").FullName;

        public string File(string name) => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
