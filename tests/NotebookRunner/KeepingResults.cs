using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.NotebookRunner;

/// <summary>The target of <c>run --output</c>, checked before anything runs.</summary>
public sealed class KeepingResults
{
    [Fact]
    public async Task A_run_has_a_data_folder_of_its_own_which_is_gone_afterwards()
    {
        using var copy = NotebookCopy.OfCells("Console.Write(Environment.GetEnvironmentVariable(\"PODLAB_DATA\"))");

        (await RunAsync(copy)).ShouldBe(0);
        var first = DataFolderOf(copy);
        (await RunAsync(copy)).ShouldBe(0);

        DataFolderOf(copy).ShouldNotBe(first);
        Path.IsPathRooted(first).ShouldBeTrue();
        first.ShouldNotBe(DataFolder.Default().Path);
        Directory.Exists(first).ShouldBeFalse();
    }

    [Fact]
    public void Results_have_the_notebook_s_name()
    {
        ResultFiles.In("out", ["notebooks/05.ipynb", "more/06.ipynb"]).ShouldBe(
            [new(Path.Combine("out", "05.ipynb"), Path.Combine("out", "05.html")), new(Path.Combine("out", "06.ipynb"), Path.Combine("out", "06.html"))]);
    }

    [Theory]
    [InlineData("a/05.ipynb")]
    [InlineData("b/06.ipynb", "a/05.ipynb")]
    [InlineData("a/../a/05.ipynb", "b/06.ipynb")]
    [InlineData("b/05.ipynb", "a/05.ipynb")]
    public void No_notebook_that_is_to_be_run_is_written_over(params string[] notebooks) =>
        Should.Throw<PodLabException>(() => ResultFiles.In("a", notebooks)).Message.ShouldContain(Path.Combine("a", "05.ipynb"));

    [Fact]
    public void Two_notebooks_of_one_name_would_write_over_each_other() =>
        Should.Throw<PodLabException>(() => ResultFiles.In("out", ["a/05.ipynb", "b/05.ipynb"])).Message.ShouldStartWith("b/05.ipynb and a/05.ipynb have the same name");

    [Fact]
    public async Task Half_a_character_in_text_code_or_output_costs_no_result()
    {
        var notebook = $$"""
            {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "lone \ud83d x"},
            {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "\"\\ud83d\""},
            {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "// \ud83d\n1"},
            {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "Console.Write(\"a\" + string.Concat(Enumerable.Repeat(\"😀\", 30001)));"}],
            "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
            """;
        using var copy = NotebookCopy.OfText(notebook);

        (await RunAsync(copy)).ShouldBe(0);

        var executed = Notebook.Read(Path.Combine(copy.Folder, "out", "sample.ipynb"));
        executed.Cells[0].Source.ShouldBe("lone \ud83d x");
        executed.Cells[1].Outputs.ShouldHaveSingleItem().ShouldBeOfType<RichOutput>().Data.Text("text/plain").ShouldNotBeNull();
        executed.Cells[3].Outputs.ShouldHaveSingleItem().ShouldBeOfType<StreamOutput>().Text.Length.ShouldBe(60_003);
        File.Exists(Path.Combine(copy.Folder, "out", "sample.html")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_learner_wrote_into_an_executed_notebook_is_kept_when_the_lesson_is_run_again()
    {
        using var copy = NotebookCopy.OfCells("await lab.AnswerAsync(\"E05.1\", null)", "1 + 1");
        var results = new DirectoryInfo(Path.Combine(copy.Folder, "out"));
        await RunAsync(copy);
        await RunAsync(copy);
        results.GetFiles("*.ipynb").Select(file => file.Name).ShouldBe(["sample.ipynb"]);
        var executed = Notebook.Read(Path.Combine(results.FullName, "sample.ipynb"));
        executed.Cells[1].Source = "1 + 2 // mine";
        File.WriteAllText(executed.Path, executed.ToText());

        await RunAsync(copy);

        results.GetFiles("*.ipynb").Select(file => file.Name).Order().ShouldBe(["sample.ipynb", "sample.kept-1.ipynb"]);
        Notebook.Read(Path.Combine(results.FullName, "sample.kept-1.ipynb")).Cells[1].Source.ShouldBe("1 + 2 // mine");
        Notebook.Read(executed.Path).Cells[1].Source.ShouldBe("1 + 1");
    }

    [Fact]
    public void A_solved_copy_is_no_learners_work()
    {
        using var copy = NotebookCopy.OfCells("await lab.AnswerAsync(\"E05.1\", null)");
        var solved = Path.Combine(copy.Folder, "solved.ipynb");
        var notebook = Notebook.Read(copy.Path);
        Solutions.PutInto(notebook);
        File.WriteAllText(solved, notebook.ToText());

        EditedCopy.IsAt(solved, Notebook.Read(copy.Path)).ShouldBeFalse();
        EditedCopy.IsAt(Path.Combine(copy.Folder, "none.ipynb"), notebook).ShouldBeFalse();
        File.WriteAllText(solved, "no notebook");
        EditedCopy.IsAt(solved, notebook).ShouldBeTrue();
    }

    [Theory]
    [InlineData("var lab = await Lab.OpenAsync(madeFor: \"0.1\");", null, true)]
    [InlineData("Lab.OpenAsync()", "standalone", true)]
    [InlineData("Lab.OpenAsync(\"standalone\")", null, true)]
    [InlineData("Lab.OpenAsync(\"recorded:05\")", null, false)]
    [InlineData("Lab.OpenAsync()", "recorded:x", false)]
    [InlineData("1 + 1", null, false)]
    public void A_run_that_starts_a_node_says_so(string source, string? cluster, bool says)
    {
        Need.Linux.OrSkip();
        using var copy = NotebookCopy.OfCells(source);
        var node = new NodeOfRun(new StateFolder(Path.Combine(copy.Folder, "state")));

        (node.Announcement(Notebook.Read(copy.Path), cluster) is not null).ShouldBe(says);
        node.Report().ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_run_when_the_results_would_be_lost()
    {
        using var copy = NotebookCopy.OfCells("System.IO.File.WriteAllText(\"ran\", \"\");");

        var error = await Should.ThrowAsync<PodLabException>(() =>
            NotebookSession.RunAsync(new([copy.Path], Cluster: null, WithSolutions: false, Output: copy.Folder), TestContext.Current.CancellationToken));

        error.Message.ShouldContain("Name another folder");
        File.Exists(Path.Combine(copy.Folder, "ran")).ShouldBeFalse();
    }

    private static Task<int> RunAsync(NotebookCopy copy) => NotebookSession.RunAsync(
        new([copy.Path], Cluster: null, WithSolutions: false, Output: Path.Combine(copy.Folder, "out")), TestContext.Current.CancellationToken);

    private static string DataFolderOf(NotebookCopy copy) =>
        Notebook.Read(Path.Combine(copy.Folder, "out", "sample.ipynb")).Cells[0].Outputs.OfType<StreamOutput>().Single().Text;
}
