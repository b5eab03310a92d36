using System.Diagnostics;
using System.Net.Sockets;
using PodLab.Setup.NotebookRunner;
using Shouldly;

namespace PodLab.Tests.CSharpKernel;

/// <summary>Cells that do not end by themselves, and kernels that end before their cell.</summary>
public sealed class EndingCells
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("await Task.Delay(100_000);")]
    [InlineData("while (true) { }")]
    public async Task An_interrupt_abandons_the_cell_and_the_kernel_runs_the_next(string endless)
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await kernel.RunAsync("var before = 7;");

        var said = new List<KernelEvent>();
        await foreach (var happening in kernel.Process.ExecuteAsync($"Console.Write(\"started\");\n{endless}", TestContext.Current.CancellationToken))
        {
            said.Add(happening);
            if (happening.Type == "stream")
            {
                await kernel.Process.InterruptAsync();
            }
        }

        said.Select(happening => happening.Type).ShouldBe(["stream", "error", "done"]);
        said[1].ErrorName.ShouldBe("Interrupted");
        (await kernel.RunAsync("before"))[0].Data!["text/plain"].ShouldBe("7");
    }

    [Fact]
    public async Task What_an_abandoned_cell_shows_later_is_dropped()
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await foreach (var happening in kernel.Process.ExecuteAsync(
            "Console.Write(1);\nawait Task.Delay(300);\nConsole.Write(2);\ndisplay(3);", TestContext.Current.CancellationToken))
        {
            if (happening.Type == "stream")
            {
                await kernel.Process.InterruptAsync();
            }
        }

        (await kernel.RunAsync("await Task.Delay(700);")).Select(happening => happening.Type).ShouldBe(["done"]);
    }

    [Fact]
    public async Task A_killed_kernel_is_reported_in_a_sentence()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var death = await Should.ThrowAsync<PodLabException>(() => kernel.RunAsync("System.Diagnostics.Process.GetCurrentProcess().Kill();"));

        death.Message.ShouldStartWith("The kernel that ran the cell has died (exit code 137)");
    }

    [Fact]
    public async Task A_kernel_ends_with_the_runner_even_while_a_cell_spins()
    {
        var rendezvous = Directory.CreateTempSubdirectory("podlab-test-");
        try
        {
            var path = Path.Combine(rendezvous.FullName, "s");
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen(1);
            using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "PodLab.CSharpKernel"), ["headless", path]))!;
            var socket = await listener.AcceptAsync(TestContext.Current.CancellationToken);
            using var reader = new StreamReader(new NetworkStream(socket, ownsSocket: true));
            await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            await socket.SendAsync("{\"type\":\"execute\",\"code\":\"new System.Threading.Thread(() => { while (true) { } }).Start();\"}\n"u8.ToArray());
            await reader.ReadLineAsync(TestContext.Current.CancellationToken);

            socket.Close();

            process.WaitForExit(Soon).ShouldBeTrue();
        }
        finally
        {
            rendezvous.Delete(recursive: true);
        }
    }
}
