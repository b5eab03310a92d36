using PodLab.Setup.NotebookRunner;
using Shouldly;

namespace PodLab.Tests.NotebookRunner;

/// <summary>Where <c>run --output</c> writes, checked before anything runs.</summary>
public sealed class KeepingResults
{
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
    public async Task Nothing_is_run_when_the_results_would_be_lost()
    {
        using var copy = NotebookCopy.OfCells("System.IO.File.WriteAllText(\"ran\", \"\");");

        var error = await Should.ThrowAsync<PodLabException>(() =>
            NotebookSession.RunAsync(new([copy.Path], Cluster: null, WithSolutions: false, Output: copy.Folder), TestContext.Current.CancellationToken));

        error.Message.ShouldContain("Name another folder");
        File.Exists(Path.Combine(copy.Folder, "ran")).ShouldBeFalse();
    }
}
