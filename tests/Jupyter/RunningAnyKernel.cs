using PodLab.Setup.Jupyter;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;
using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Jupyter;

/// <summary>Other kernels, and kernels that misbehave, with the same Jupyter client.</summary>
public sealed class RunningAnyKernel : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_notebook_in_Python_runs_in_the_kernel_of_Python()
    {
        Need.Jupyter.OrSkip();
        using var copy = NotebookCopy.OfCells(
            "print('a'); print('b')", "from IPython.display import display\nd = display({'application/json': {'x': [1, None]}}, raw=True, display_id=True)\n6 * 7", "1 / 0");
        await using var kernel = await StartAsync(Python());

        var run = await new NotebookExecution(Notebook.Read(copy.Path), kernel).RunAsync(new Progress<CellRun>(), TestContext.Current.CancellationToken);

        run.Cells.Select(cell => cell.Succeeded).ShouldBe([true, true, false]);
        run.Failure!.ShouldContain("division by zero");
        var cells = run.Notebook.Cells;
        cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<StreamOutput>().Text.ShouldBe("a\nb\n");
        cells[1].Outputs.OfType<RichOutput>().Single(output => output.IsResult).Data.Text("text/plain").ShouldBe("42");
        PythonJson.Write(cells[1].Outputs.OfType<RichOutput>().First().Data.Value("application/json")).ShouldBe("""{"x": [1, null]}""");
        cells[2].Outputs.ShouldHaveSingleItem().ShouldBeOfType<ErrorOutput>().Name.ShouldBe("ZeroDivisionError");
        Notebook.Parse(run.Notebook.ToText(), copy.Path).ToText().ShouldBe(run.Notebook.ToText());
    }

    [Fact]
    public async Task A_kernel_whose_spec_says_signal_is_interrupted_by_a_signal()
    {
        Need.Jupyter.OrSkip();
        await using var kernel = await StartAsync(Python());
        var cell = kernel.Execute("import time\nprint('started', flush=True)\ntime.sleep(1000)");
        JupyterMessage? last = null;

        await foreach (var message in kernel.FollowAsync(cell, TestContext.Current.CancellationToken))
        {
            last = message;
            if (message.Type == "stream")
            {
                kernel.Interrupt();
            }
        }

        last!.Text("ename").ShouldBe("KeyboardInterrupt");
    }

    [Fact]
    public async Task A_cell_of_another_kernel_may_ask_its_user()
    {
        Need.Jupyter.OrSkip();
        await using var kernel = await StartAsync(Python());
        var cell = kernel.Execute("print('Hello ' + input('Name? '))", new() { ["allow_stdin"] = true });
        var said = "";

        await foreach (var message in kernel.FollowAsync(cell, TestContext.Current.CancellationToken))
        {
            said += message.Text("text");
            if (message.Type == "input_request")
            {
                message.Text("prompt").ShouldBe("Name? ");
                kernel.Send("input_reply", new() { ["value"] = "Ada" }, JupyterChannel.Stdin);
            }
        }

        said.ShouldBe("Hello Ada\n");
    }

    [Fact]
    public async Task A_kernel_that_never_gets_ready_is_given_up_and_ended()
    {
        Need.Linux.OrSkip();
        var silent = Shell("echo $$ > pid; echo still loading; exec sleep 1000");

        var error = await Should.ThrowAsync<PodLabException>(() => StartAsync(silent, TimeSpan.FromSeconds(2)));

        error.Message.ShouldBe(
            "The kernel broken was not ready after 2 s. It printed: still loading. Try to start it in JupyterLab. If that fails, install it again.");
        var id = int.Parse(File.ReadAllText(_folder["pid"]), CultureInfo.InvariantCulture);
        SpinWait.SpinUntil(() => ProcessIdentity.FindStartTicks(id) is null, Soon).ShouldBeTrue();
    }

    [Fact]
    public async Task A_kernel_that_ends_at_once_is_reported_with_what_it_said()
    {
        Need.Linux.OrSkip();

        var error = await Should.ThrowAsync<PodLabException>(() => StartAsync(Shell("echo no module >&2; exit 3")));

        error.Message.ShouldBe(
            "The kernel broken ended before it was ready (exit code 3). It printed: no module. Try to start it in JupyterLab. If that fails, install it again.");
    }

    [Fact]
    public async Task A_kernel_whose_program_is_gone_is_reported_by_the_program() =>
        (await Should.ThrowAsync<PodLabException>(() => StartAsync(Launch("/no/such/program")))).Message.ShouldStartWith("The kernel broken couldn't be started: /no/such/program: ");

    [Fact]
    public async Task A_kernel_that_nobody_knows_is_refused_before_anything_runs()
    {
        var run = await Tool.RunAsync(
            new StateFolder(_folder["state"]), "run", Repository.Path("notebooks", "05-pod-infrastructure.ipynb"), "--kernel", "no-such", "--output", _folder["out"]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("podlab: There's no Jupyter kernel called no-such. These are installed: podlab-csharp");
        run.Error.ShouldContain(". Name one of them, or install yours.");
        Directory.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_kernel_that_dies_in_the_middle_of_a_run_leaves_a_notebook_with_what_ran()
    {
        using var copy = NotebookCopy.OfCells("1 + 1", "Console.Write(\"last\"); Environment.Exit(3);", "3");

        var run = await Tool.RunAsync(new StateFolder(_folder["state"]), "run", copy.Path, "--output", _folder["out"]);

        run.ExitCode.ShouldBe(1);
        Regex.Replace(run.Output, @"\s+", " ").ShouldContain(
            "Cell 2 did not end: The kernel that ran the cell died (exit code 3). It printed nothing. The earlier outputs are saved. Run the notebook again.");
        var cells = Notebook.Read(Path.Combine(_folder["out"], Path.GetFileName(copy.Path))).Cells;
        cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<RichOutput>().Data.Text("text/plain").ShouldBe("2");
        cells[1].Outputs.ShouldHaveSingleItem().ShouldBeOfType<StreamOutput>().Text.ShouldBe("last");
        cells[2].Outputs.ShouldBeEmpty();
    }

    [Fact]
    public void A_kernelspec_says_how_to_start_and_interrupt_a_kernel()
    {
        _folder.Write("kernels/other/kernel.json", """
            {"argv": ["{resource_dir}/run", "-f", "{connection_file}"], "display_name": "Other", "language": "x", "env": {"A": "1"}, "interrupt_mode": "message"}
            """);
        var launch = KernelLaunch.Of(new KernelSpec(_folder["kernels/other"]));

        launch.Command.ShouldBe([$"{_folder["kernels/other"]}/run", "-f", "{connection_file}"]);
        launch.Environment.ShouldBe(new Dictionary<string, string> { ["A"] = "1" });
        launch.InterruptsByMessage.ShouldBeTrue();
    }

    private Task<JupyterClient> StartAsync(KernelLaunch launch, TimeSpan? readyWithin = null) =>
        JupyterClient.StartAsync(launch, _folder.Path, new Dictionary<string, string>(), TestContext.Current.CancellationToken, readyWithin);

    private KernelLaunch Python()
    {
        _folder.Write("kernels/python3/kernel.json", $$"""{"argv": ["{{JupyterHome.Python}}", "-m", "ipykernel_launcher", "-f", "{connection_file}"], "language": "python"}""");
        return KernelLaunch.Of(new KernelSpec(_folder["kernels/python3"]));
    }

    private static KernelLaunch Shell(string script) => Launch("sh", "-c", script);

    private static KernelLaunch Launch(params string[] command) => new("broken", command, new Dictionary<string, string>(), InterruptsByMessage: true);
}
