using PodLab.Setup.Jupyter;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.NotebookRunner;

/// <summary>Whole notebooks through a real kernel process.</summary>
public sealed class RunningNotebooks
{
    [Fact]
    public async Task Every_cell_runs_and_a_cell_that_is_meant_to_fail_does_not_end_the_run()
    {
        using var copy = NotebookCopy.OfSample();

        var run = await RunAsync(copy);

        run.Failure.ShouldBeNull();
        run.Cells.Select(cell => cell.Succeeded).ShouldBe([true, true, false, true]);
        var cells = run.Notebook.Json["cells"]!.AsArray();
        cells[1]!["outputs"]![0]!["text"]!.ToJsonString().ShouldBe("""["declared\n"]""");
        cells[2]!["outputs"]![0]!["data"]!["text/plain"]!.ToJsonString().ShouldBe("""["42"]""");
        cells[2]!["execution_count"]!.GetValue<int>().ShouldBe(2);
        cells[3]!["outputs"]![0]!["ename"]!.GetValue<string>().ShouldBe("InvalidOperationException");
        run.PeakMemory.ShouldBeInRange(10_000_000, 500_000_000);
    }

    [Fact]
    public async Task A_run_changes_nothing_but_outputs_counts_and_times()
    {
        using var copy = NotebookCopy.OfSample();

        var run = await RunAsync(copy);
        foreach (var cell in run.Notebook.Cells.Where(cell => cell.IsCode))
        {
            cell.Clear();
        }

        run.Notebook.ToText().ShouldBe(NotebookCopy.SampleText);
    }

    [Fact]
    public async Task A_cell_that_is_tagged_to_be_skipped_and_an_empty_one_are_not_run()
    {
        using var copy = NotebookCopy.OfTaggedCells(("1", []), ("throw new Exception();", ["skip-execution"]), (" \n", []), ("2", []));

        var run = await RunAsync(copy);

        run.Failure.ShouldBeNull();
        (run.Cells.Count, run.CellCount).ShouldBe((2, 2));
        run.Notebook.Cells.Select(cell => cell.ExecutionCount).ShouldBe([1, null, null, 2]);
    }

    [Fact]
    public async Task A_progress_bar_is_stored_as_it_was_last_as_Jupyters_front_ends_store_it()
    {
        using var copy = NotebookCopy.OfCells("foreach (var i in new[] { 1, 50, 100 }) { Console.Write($\"\\r{i} %\"); await Task.Delay(50); } Console.WriteLine(\" done\");");

        var run = await RunAsync(copy);

        run.Notebook.Cells[0].Outputs.ShouldHaveSingleItem().ShouldBeOfType<StreamOutput>().Text.ShouldBe("100 % done\n");
    }

    [Fact]
    public async Task The_run_stops_at_the_first_cell_that_fails_and_says_which()
    {
        using var copy = NotebookCopy.OfCells("1", "throw new Exception(\"here\");", "3");

        var run = await RunAsync(copy);

        run.Cells.Count.ShouldBe(2);
        run.CellCount.ShouldBe(3);
        run.Failure!.ShouldContain("Cell 2");
        run.Failure!.ShouldContain("here");
        run.IsGood(withSolutions: false).ShouldBeFalse();
    }

    [Fact]
    public async Task A_kernel_that_dies_leaves_what_ran_before()
    {
        using var copy = NotebookCopy.OfCells("1 + 1", "Console.Write(\"last\"); Environment.Exit(3);", "3");

        var run = await RunAsync(copy);

        run.Failure!.ShouldContain("exit code 3");
        run.Notebook.Json["cells"]![0]!["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>().ShouldBe("2");
        run.Notebook.Json["cells"]![1]!["outputs"]![0]!["text"]![0]!.GetValue<string>().ShouldBe("last");
    }

    [Fact]
    public async Task An_interrupted_run_leaves_what_ran_before()
    {
        using var copy = NotebookCopy.OfCells("1 + 1", "await Task.Delay(100_000);", "3");
        using var interrupt = new CancellationTokenSource();

        var run = await RunAsync(copy, new AfterEachCell(() => interrupt.CancelAfter(300)), interrupt.Token);

        run.Failure!.ShouldStartWith("Interrupted in cell 2 of 3");
        run.Notebook.Json["cells"]![0]!["outputs"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_exercises_report_is_collected_and_the_last_report_of_each_counts()
    {
        var say = (string outcome) => $$"""
            "{\"id\":\"E05.1\",\"outcome\":\"{{outcome}}\"}".DisplayAs("application/vnd.podlab.exercise+json");
            """;
        using var copy = NotebookCopy.OfCells(say("wrong"), say("passed"));

        var run = await RunAsync(copy);

        run.Exercises.ShouldBe([new ExerciseNote("E05.1", "passed")]);
        run.IsGood(withSolutions: true).ShouldBeTrue();
        run.Notebook.Json["cells"]![0]!["outputs"]![0]!["data"]!["application/vnd.podlab.exercise+json"].ShouldBeOfType<JsonObject>();
    }

    [Theory]
    [InlineData("passed", true, true)]
    [InlineData("not-possible", true, true)]
    [InlineData("unanswered", true, false)]
    [InlineData("wrong", false, false)]
    public void A_run_is_good_by_what_its_exercises_say(string outcome, bool good, bool goodWithSolutions)
    {
        using var copy = NotebookCopy.OfSample();
        var run = new NotebookRun(Notebook.Read(copy.Path), [], 0, [new("E05.1", outcome)], 0, null);

        run.IsGood(withSolutions: false).ShouldBe(good);
        run.IsGood(withSolutions: true).ShouldBe(goodWithSolutions);
    }

    [Fact]
    public void A_cell_that_asks_for_an_answer_becomes_the_exercise_s_solution()
    {
        using var copy = NotebookCopy.OfCells("await lab.AnswerAsync( \"E05.1\")", "await lab.AnswerAsync(\"E99.1\")", "1");
        var notebook = Notebook.Read(copy.Path);

        Solutions.PutInto(notebook);

        notebook.Cells.Select(cell => cell.Source).ShouldBe(
            [PodLab.Exercises.ExerciseCatalog.Get("E05.1").Solution, "await lab.AnswerAsync(\"E99.1\")", "1"]);
    }

    private static async Task<NotebookRun> RunAsync(NotebookCopy copy, IProgress<CellRun>? progress = null, CancellationToken? cancellation = null)
    {
        await using var kernel = await JupyterClient.StartAsync(
            KernelLaunch.Ours, copy.Folder, new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        return await new NotebookExecution(Notebook.Read(copy.Path), kernel)
            .RunAsync(progress ?? new AfterEachCell(() => { }), cancellation ?? TestContext.Current.CancellationToken);
    }

    private sealed class AfterEachCell(Action action) : IProgress<CellRun>
    {
        public void Report(CellRun value) => action();
    }
}
