using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.Versioning;
using PodLab.Setup.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>The start and the end of a kernel.</summary>
public sealed class EndingTheKernel
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(JupyterChannel.Shell, true)]
    [InlineData(JupyterChannel.Control, false)]
    public void It_answers_the_request_to_shut_down_and_ends(object channel, bool isRestart)
    {
        using var kernel = FrontEnd.Start();

        var reply = kernel.Ask("shutdown_request", new() { ["restart"] = isRestart }, (JupyterChannel)channel);

        reply.Type.ShouldBe("shutdown_reply");
        ((bool)reply.Content["restart"]!).ShouldBe(isRestart);
        kernel.PublishedUntilIdle(reply.ParentId!).Select(message => message.Type).ShouldContain("shutdown_reply");
        kernel.Process.WaitForExit(Soon).ShouldBeTrue();
        kernel.Process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void It_shuts_down_while_a_cell_spins()
    {
        using var kernel = FrontEnd.Start();
        kernel.Execute("while (true) { }");
        kernel.Published(message => message.Type == "execute_input");

        kernel.Ask("shutdown_request", new() { ["restart"] = false }, JupyterChannel.Control);

        kernel.Process.WaitForExit(Soon).ShouldBeTrue();
    }

    [Fact]
    public void A_front_end_that_dies_takes_its_kernel_with_it()
    {
        Need.Linux.OrSkip();
        // The shell acts as a front end: it starts the kernel, prints its ID, and waits.
        using var kernel = FrontEnd.Start(start: file =>
            new ProcessStartInfo("sh", ["-c", $"'{FrontEnd.KernelPath}' jupyter '{file}' & echo $!; wait"]) { RedirectStandardOutput = true });
        var id = int.Parse(kernel.Process.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        using var kernelItself = Process.GetProcessById(id);

        kernel.Process.Kill();

        kernelItself.WaitForExit(Soon).ShouldBeTrue();
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void It_listens_on_the_connection_file_s_address_alone_and_leaves_the_file_to_its_user()
    {
        Need.Linux.OrSkip();
        using var kernel = FrontEnd.Start();
        kernel.Run("1").Status.ShouldBe("ok");

        IPEndPoint[] listening = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(point => kernel.Ports.Contains(point.Port))];

        listening.Select(point => point.Port).ShouldBe(kernel.Ports, ignoreOrder: true);
        listening.ShouldAllBe(point => point.Address.Equals(IPAddress.Loopback));
        SocketsOf(kernel.Process.Id).ShouldBe(kernel.Ports, ignoreOrder: true);
        File.GetUnixFileMode(kernel.ConnectionFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("{\"transport\":\"ipc\"}", "supports only tcp")]
    [InlineData("{\"ip\":\"127.0.0.1\"}", "it has no shell_port")]
    public async Task A_connection_file_that_cannot_be_used_is_explained(string content, string why)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "kernel.json");
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
            using var kernel = Process.Start(new ProcessStartInfo(FrontEnd.KernelPath, ["jupyter", file]) { RedirectStandardError = true })!;

            (await kernel.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain(why);
            await kernel.WaitForExitAsync(TestContext.Current.CancellationToken);
            kernel.ExitCode.ShouldBe(2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The ports on which a process listens on any address: the inodes of its sockets (/proc/PID/fd), looked up in /proc/net/tcp and tcp6.
    private static IEnumerable<int> SocketsOf(int process)
    {
        var inodes = Directory.EnumerateFiles($"/proc/{process}/fd").Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target[8..^1]).ToHashSet();
        return new[] { "/proc/net/tcp", "/proc/net/tcp6" }.SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields is [_, _, _, "0A", ..] && inodes.Contains(fields[9]))
            .Select(fields => Convert.ToInt32(fields[1].Split(':')[1], 16));
    }
}
