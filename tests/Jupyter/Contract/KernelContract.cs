using PodLab.Setup.Jupyter;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;
using PodLab.Tests.Course;
using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Jupyter.Contract;

/// <summary>
/// Facts about every kernel that runs the lessons. Each kernel has its own class that installs it; the facts are the same. If a kernel can't do
/// something, its class says so, and the fact is what happens instead: README's table lists it.
/// </summary>
public abstract class KernelContract : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Lessons => [.. LessonRun.Recorded];

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The kernel's name.</summary>
    private protected abstract string Kernel { get; }

    /// <summary>Code that prompts its user with <c>Name? </c> and prints the answer after <c>Hello </c>.</summary>
    private protected abstract string Asking { get; }

    /// <summary>The terminal's message for <c>"a"</c> instead of an <c>int</c> in the second line, up to the compiler's own words.</summary>
    private protected abstract string PlaceOfSecondLine { get; }

    /// <summary>Whether an interrupt ends only the interrupted cell.</summary>
    private protected abstract bool SurvivesInterrupts { get; }

    /// <summary>Whether <c>Update</c> changes the display.</summary>
    private protected abstract bool UpdatesDisplays { get; }

    /// <summary>Whether an exception includes the line of the cell that threw it.</summary>
    private protected abstract bool TellsLineOfException { get; }

    /// <summary>Whether all lines arrive when a cell prints thousands and the machine is busy.</summary>
    private protected abstract bool KeepsAllLines { get; }

    /// <summary>Installs the kernel into a folder for kernels, or skips the test.</summary>
    private protected abstract Task InstallAsync(string kernels);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task A_lesson_comes_out_as_in_its_shared_copy_when_it_is_replayed(string lesson)
    {
        var notebook = Notebook.Read(Repository.Path("notebooks", $"{lesson}.ipynb"));
        Solutions.PutInto(notebook);
        var recording = Repository.Path("notebooks", "recordings", $"{lesson}.standalone.podlab.json.gz");

        var run = await RunAsync(notebook, Repository.Path("notebooks"), new() { ["PODLAB_CLUSTER"] = $"recorded:{recording}" });

        run.Failure.ShouldBeNull($"{lesson} in {Kernel}");
        LessonOutcome.Of(run.Notebook).ShouldBe(LessonOutcome.Of(Notebook.Read(Repository.Path("notebooks", "shared", $"{lesson}.ipynb"))), $"{lesson} in {Kernel}");
    }

    [Fact]
    public async Task A_run_that_succeeds_ends_with_0_and_keeps_every_output()
    {
        using var copy = NotebookCopy.OfCells("var x = 20; Console.WriteLine(\"printed\");", "x + 22", "\"<b>bold</b>\".DisplayAs(\"text/html\");");

        var ran = await RunToolAsync(copy);

        ran.EnsureSuccess().Output.ReplaceLineEndings(" ").ShouldContain("3 of 3 cells ran in ");
        var cells = Results(copy).Cells;
        cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<StreamOutput>().Text.ShouldBe("printed\n");
        var result = cells[1].Outputs.ShouldHaveSingleItem().ShouldBeOfType<RichOutput>();
        (result.IsResult, string.Concat(result.Data.Types.Select(result.Data.Text))).ShouldSatisfyAllConditions(
            shown => shown.IsResult.ShouldBeTrue(), shown => shown.Item2.ShouldContain("42"));
        cells[2].Outputs.ShouldHaveSingleItem().ShouldBeOfType<RichOutput>().Data.Text("text/html").ShouldBe("<b>bold</b>");
        cells.Select(cell => cell.ExecutionCount).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_run_ends_with_1_at_the_first_cell_that_fails_and_says_why()
    {
        using var copy = NotebookCopy.OfTaggedCells(("throw new Exception(\"meant\");", ["raises-exception"]), ("1 + 1", []), ("throw new InvalidOperationException(\"here\");", []), ("3", []));

        var ran = await RunToolAsync(copy);

        ran.ExitCode.ShouldBe(1);
        Regex.Replace(ran.Output, @"\s+", " ").ShouldContain("Cell 3 (throw new InvalidOperationException(\"here\");) failed: here 3 of 4 cells ran in ");
        Results(copy).Cells[3].Outputs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_reported_with_its_line()
    {
        using var copy = NotebookCopy.OfCells("int x = 1;\nint y = \"a\";");

        var ran = await RunToolAsync(copy);

        ran.ExitCode.ShouldBe(1);
        Regex.Replace(ran.Output, @"\s+", " ").ShouldContain($"failed: {PlaceOfSecondLine}: error CS0029: Cannot implicitly convert type 'string' to 'int'");
    }

    [Fact]
    public async Task An_exception_tells_its_message_and_its_line_where_the_kernel_knows_it()
    {
        using var copy = NotebookCopy.OfCells("int x = 1;\nthrow new InvalidOperationException(\"here\");");

        await RunToolAsync(copy);

        var error = Results(copy).Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<ErrorOutput>();
        var told = string.Join('\n', error.Traceback);
        told.ShouldContain("here");
        told.Contains("line 2", StringComparison.Ordinal).ShouldBe(TellsLineOfException, told);
    }

    [Theory]
    [InlineData("passed", 0)]
    [InlineData("wrong", 1)]
    public async Task A_wrong_answer_makes_the_exit_code_1(string outcome, int exitCode)
    {
        using var copy = NotebookCopy.OfCells(
            $$"""
            "{\"id\":\"E05.1\",\"outcome\":\"{{outcome}}\"}".DisplayAs("application/vnd.podlab.exercise+json");
            """);

        var ran = await RunToolAsync(copy);

        ran.ExitCode.ShouldBe(exitCode, ran.Error);
        ran.Output.ShouldContain($"Exercises: E05.1 {outcome}");
    }

    [Fact]
    public async Task A_step_that_the_cluster_refuses_does_not_end_the_run()
    {
        using var copy = NotebookCopy.OfCells(
            $"#r \"{Repository.Path("helpers", "bin", "PodLab.dll")}\"", "throw new PodLab.NotPossibleHereException(\"no\");", "Console.WriteLine(\"went on\");");

        var ran = await RunToolAsync(copy);

        ran.EnsureSuccess();
        Results(copy).Cells[2].Outputs.ShouldHaveSingleItem().ShouldBeOfType<StreamOutput>().Text.ShouldBe("went on\n");
    }

    [Fact]
    public async Task A_run_that_is_interrupted_ends_with_130_and_keeps_what_ran()
    {
        Need.Linux.OrSkip();
        using var copy = NotebookCopy.OfCells("1 + 1", $"System.IO.File.WriteAllText(@\"{_folder["started"]}\", \"\"); await Task.Delay(-1);", "3");
        using var tool = Tool.Start(new(_folder["state"]), await EnvironmentAsync(), "run", copy.Path, "--kernel", Kernel, "--output", _folder["out"]);
        await Eventually.HoldsAsync(() =>
        {
            File.Exists(_folder["started"]).ShouldBeTrue();
            return Task.CompletedTask;
        });

        // As a terminal does at Ctrl-C: all of its processes get the signal.
        int[] processes = [tool.Id, .. ProcessIdentity.ChildrenOf(tool.Id)];
        processes.Length.ShouldBe(2, "the tool and its kernel");
        (await MachineCommand.RunAsync(["kill", "-INT", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))], Cancellation)).EnsureSuccess();
        var ran = await Tool.EndOfAsync(tool);

        ran.ExitCode.ShouldBe(130, ran.Output + ran.Error);
        ran.Output.ReplaceLineEndings(" ").ShouldContain("Interrupted in cell 2 of 3.");
        Results(copy).Cells[0].Outputs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_kernel_that_dies_in_the_middle_of_a_run_leaves_what_ran()
    {
        using var copy = NotebookCopy.OfCells("1 + 1", "Environment.Exit(3);", "3");

        var ran = await RunToolAsync(copy);

        ran.ExitCode.ShouldBe(1);
        Regex.Replace(ran.Output, @"\s+", " ").ShouldContain("Cell 2 did not end: The kernel that ran the cell died (exit code 3).");
        Results(copy).Cells[0].Outputs.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Delay(-1);")]
    public async Task An_interrupt_ends_a_cell_that_spins_or_waits(string endless)
    {
        Need.Linux.OrSkip();
        await using var kernel = await StartAsync();
        var cell = kernel.Execute($"Console.WriteLine(\"started\");\n{endless}");
        var interrupted = Should.ThrowAsync<PodLabException>(async () =>
        {
            await foreach (var message in kernel.FollowAsync(cell, Cancellation))
            {
                if (message.Type == "stream")
                {
                    kernel.Interrupt();
                }
            }

            throw new PodLabException("only the cell was ended");
        });

        (await interrupted).Message.ShouldStartWith(SurvivesInterrupts ? "only the cell was ended" : "The kernel that ran the cell died");
        if (SurvivesInterrupts)
        {
            (await kernel.FollowAsync(kernel.Execute("1"), Cancellation).LastAsync(Cancellation)).Text("status").ShouldBe("ok");
        }
    }

    [Fact]
    public async Task A_cell_may_ask_its_user()
    {
        await using var kernel = await StartAsync();
        var said = "";

        await foreach (var message in kernel.FollowAsync(kernel.Execute(Asking, new() { ["allow_stdin"] = true }), Cancellation))
        {
            said += message.Text("text");
            if (message.Type == "input_request")
            {
                message.Text("prompt").ShouldBe("Name? ");
                kernel.Send("input_reply", new() { ["value"] = "Ada" }, JupyterChannel.Stdin);
            }
        }

        said.ShouldEndWith("Hello Ada\n");
    }

    [Fact]
    public async Task Ten_thousand_lines_arrive_in_their_order()
    {
        using var copy = NotebookCopy.OfCells("for (var i = 0; i < 10_000; i++) Console.WriteLine(i);");

        var run = await RunAsync(Notebook.Read(copy.Path), copy.Folder, []);

        var lines = run.Notebook.Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<StreamOutput>().Text.TrimEnd('\n').Split('\n');
        if (KeepsAllLines)
        {
            var place = Enumerable.Range(0, lines.Length).TakeWhile(i => lines[i] == $"{i}").Count();
            place.ShouldBe(10_000, $"{lines.Length} lines came; at {place} came {lines.ElementAtOrDefault(place)}");
        }
        else
        {
            int[] numbers = [.. lines.Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
            numbers.ShouldBe(numbers.Distinct().Order());
            numbers.Length.ShouldBeInRange(5_000, 10_000);
        }
    }

    [Fact]
    public async Task A_display_can_be_updated()
    {
        using var copy = NotebookCopy.OfCells("var shown = display(\"first\");", "shown.Update(\"second\");");

        var run = await RunAsync(Notebook.Read(copy.Path), copy.Folder, []);

        run.Failure.ShouldBeNull();
        run.Notebook.Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<RichOutput>().Data.Text("text/plain").ShouldBe(UpdatesDisplays ? "second" : "first");
        run.Notebook.Cells[1].Outputs.ShouldBeEmpty();
    }

    private async Task<NotebookRun> RunAsync(Notebook notebook, string folder, Dictionary<string, string> environment)
    {
        await using var kernel = await StartAsync(folder, environment);
        return await new NotebookExecution(notebook, kernel).RunAsync(new Progress<CellRun>(), Cancellation);
    }

    // As `podlab run` does: the kernel's startup output doesn't belong to the first cell.
    private async Task<JupyterClient> StartAsync(string? folder = null, Dictionary<string, string>? environment = null)
    {
        await EnvironmentAsync();
        var kernel = await JupyterClient.StartAsync(
            KernelLaunch.Of(new KernelSpec(_folder[$"jupyter/kernels/{Kernel}"])), folder ?? _folder.Path, environment ?? [], Cancellation);
        await kernel.AskAsync("execute_request", new() { ["code"] = "", ["silent"] = true }, Cancellation);
        return kernel;
    }

    private async Task<ToolResult> RunToolAsync(NotebookCopy copy) =>
        await Tool.RunAsync(new(_folder["state"]), await EnvironmentAsync(), "run", copy.Path, "--kernel", Kernel, "--output", _folder["out"]);

    private async Task<Dictionary<string, string>> EnvironmentAsync()
    {
        await InstallAsync(_folder["jupyter/kernels"]);
        return new() { ["JUPYTER_PATH"] = _folder["jupyter"] };
    }

    private Notebook Results(NotebookCopy copy) => Notebook.Read(Path.Combine(_folder["out"], Path.GetFileName(copy.Path)));
}
