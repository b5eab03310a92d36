using PodLab.Setup.NotebookRunner;

namespace PodLab.Tests.CSharpKernel;

/// <summary>Cells that don't end by themselves, and kernels that end before their cell.</summary>
public sealed class EndingCells(StandaloneNodeFixture node)
{
    // A cell that calls PodLab, and catches the resulting exception.
    private const string Persists =
        "var token = ((Func<System.Threading.CancellationToken>)AppContext.GetData(\"PodLab.CellCancellation\"))();\n"
        + "while (true) { try { await Task.Delay(100_000, token); } catch (Exception error) { ";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("await Task.Delay(100_000);", "The cell was interrupted.")]
    [InlineData("while (true) { }", "Restart the kernel to end it.")]
    [InlineData("await Task.Delay(1); while (true) { }", "Restart the kernel to end it.")]
    [InlineData("while (true) { Console.Write(\"\"); System.Threading.Thread.Sleep(10); }", "The cell was interrupted.")]
    [InlineData(Persists + "System.Threading.Thread.Sleep(10); } }", "Restart the kernel to end it.")]
    [InlineData(Persists + "Console.WriteLine(error.Message); } }", "The cell was interrupted.")]
    [InlineData("await Task.Yield(); System.Threading.Thread.Sleep(100_000);", "Restart the kernel to end it.")]
    public async Task An_interrupt_abandons_the_cell_and_the_kernel_runs_the_next(string endless, string message)
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await kernel.RunAsync("var before = 7;");

        var said = await RunInterruptedAsync(kernel, $"Console.Write(\"started\");\n{endless}");

        said.Select(happening => happening.Type).ShouldBe(["stream", "error", "done"]);
        said[1].ErrorName.ShouldBe("Interrupted");
        said[1].ErrorMessage.ShouldEndWith(message);
        (await kernel.RunAsync("before"))[0].Data!["text/plain"].ShouldBe("7");
    }

    [Fact]
    public async Task An_interrupt_ends_the_command_that_PodLab_runs_on_the_node_for_the_cell()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();
        await using var kernel = await KernelInFolder.StartAsync(
            Repository.Path("notebooks"), new() { ["PODLAB_STATE"] = node.State.Path, ["PODLAB_CLUSTER"] = "standalone" });
        var opened = await kernel.RunAsync(
            "#r \"../helpers/bin/PodLab.dll\"\nusing PodLab;\nvar lab = await Lab.OpenAsync();\nvar node = (await lab.NodesAsync()).Single();");
        opened.Select(happening => happening.ErrorMessage).ShouldAllBe(message => message == null);

        var said = await RunInterruptedAsync(kernel, "var sleep = node.ExecuteAsync([\"sleep\", \"86419\"]);\nConsole.Write(1);\nawait sleep;");

        said[^2].ErrorMessage.ShouldBe("The cell was interrupted.");
        // A killed process takes a moment to disappear.
        var left = await kernel.RunAsync(
            "var left = 0;\nfor (var i = 0; i < 100 && left == 0; i++) left = (await node.ExecuteAsync([\"pgrep\", \"-f\", \"sleep 86419\"])).ExitCode;\nleft");
        left[0].Data!["text/plain"].ShouldBe("1", "pgrep must find nothing");
    }

    [Fact]
    public async Task What_an_abandoned_cell_shows_later_is_dropped()
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await RunInterruptedAsync(kernel, "Console.Write(1);\nawait Task.Delay(300);\nConsole.Write(2);\ndisplay(3);");

        (await kernel.RunAsync("await Task.Delay(700);")).Select(happening => happening.Type).ShouldBe(["done"]);
    }

    [Theory]
    [InlineData("async void Later() { await Task.Delay(1); throw new InvalidOperationException(\"stray\"); }\nLater();\nawait Task.Delay(300);")]
    [InlineData("new System.Threading.Thread(() => throw new InvalidOperationException(\"stray\")).Start();\nawait Task.Delay(300);")]
    [InlineData("var timer = new System.Threading.Timer(_ => throw new InvalidOperationException(\"stray\"), null, 1, -1);\nawait Task.Delay(300);")]
    public async Task An_exception_that_nobody_catches_is_told_and_the_variables_stay(string code)
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await kernel.RunAsync("var before = 7;");

        var said = await kernel.RunAsync(code);

        said[0].Text.ShouldNotBeNull().ShouldStartWith("Unhandled exception on a background thread that a cell started:\nInvalidOperationException: stray\n   at line 1 of cell ");
        (await kernel.RunAsync("before"))[0].Data!["text/plain"].ShouldBe("7");
    }

    [Fact]
    public async Task A_killed_kernel_is_reported_in_a_sentence()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var death = await Should.ThrowAsync<PodLabException>(() => kernel.RunAsync("System.Diagnostics.Process.GetCurrentProcess().Kill();"));

        death.Message.ShouldStartWith("The kernel that ran the cell died (exit code 137)");
    }

    [Fact]
    public async Task A_kernel_that_is_disposed_does_first_what_libraries_have_registered_for_the_end()
    {
        using var folder = new TemporaryFolder();
        await using (var kernel = await KernelInFolder.StartAsync(folder.Path))
        {
            await kernel.RunAsync("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.WriteAllText(\"ended\", \"\");");
        }

        File.Exists(folder["ended"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_kernel_that_is_disposed_while_a_cell_runs_interrupts_it_and_lets_it_end_what_it_runs_elsewhere()
    {
        using var folder = new TemporaryFolder();
        await using (var kernel = await KernelInFolder.StartAsync(folder.Path))
        {
            await AbandonAsync(kernel, """
                var interrupt = ((Func<System.Threading.CancellationToken>)AppContext.GetData("PodLab.CellCancellation"))();
                Console.WriteLine("started");
                try { await Task.Delay(100_000, interrupt); }
                finally { await Task.Delay(200); Console.WriteLine("for nobody"); await Task.Delay(200); System.IO.File.WriteAllText("ended", ""); }
                """);
        }

        File.Exists(folder["ended"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Console.Write(1); while (true) { }")]
    [InlineData("Console.Write(1); Console.Out.Flush(); await Task.Delay(100_000);")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(100_000); Console.Write(1);")]
    public async Task A_kernel_that_is_disposed_is_gone_whatever_its_cell_does(string endless)
    {
        var kernel = await KernelInFolder.StartAsync();
        using var process = Process.GetProcessById(kernel.Process.Id);
        await AbandonAsync(kernel, endless);

        await kernel.DisposeAsync();

        process.WaitForExit(TimeSpan.FromSeconds(1)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_cell_has_started_and_not_waited_for_ends_with_the_kernel()
    {
        Need.Linux.OrSkip();
        int id;
        await using (var kernel = await KernelInFolder.StartAsync())
        {
            var said = await kernel.RunAsync("System.Diagnostics.Process.Start(\"sleep\", \"86417\").Id");
            id = int.Parse(said[0].Data!["text/plain"], CultureInfo.InvariantCulture);
        }

        // A killed process takes a moment to disappear.
        SpinWait.SpinUntil(() => ProcessIdentity.FindStartTicks(id) is null, Soon).ShouldBeTrue();
    }

    /// <summary>Runs a cell, and stops listening after its first word.</summary>
    private static async Task AbandonAsync(KernelInFolder kernel, string code)
    {
        await foreach (var happening in kernel.Process.ExecuteAsync(code, TestContext.Current.CancellationToken))
        {
            if (happening.Type == "stream")
            {
                return;
            }
        }
    }

    /// <summary>Runs a cell, and interrupts it after its first word.</summary>
    private static async Task<IReadOnlyList<KernelEvent>> RunInterruptedAsync(KernelInFolder kernel, string code)
    {
        var said = new List<KernelEvent>();
        await foreach (var happening in kernel.Process.ExecuteAsync(code, TestContext.Current.CancellationToken))
        {
            said.Add(happening);
            if (happening.Type == "stream")
            {
                await kernel.Process.InterruptAsync();
            }
        }

        return said;
    }
}
