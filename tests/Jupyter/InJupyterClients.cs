using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Jupyter;

/// <summary>Programs that others wrote for Jupyter, with PodLab's kernel.</summary>
public sealed class InJupyterClients(StandaloneNodeFixture node)
{
    [Fact]
    public async Task Jupyters_own_suite_for_kernels_passes()
    {
        Need.Jupyter.OrSkip();
        using var jupyter = new JupyterHome();

        var suite = await jupyter.RunAsync(null, "-m", "unittest", "-v", Repository.Path("tests", "Jupyter", "kernel_suite.py"));

        suite.ExitCode.ShouldBe(0, suite.Error);
        // The one about a pager: nothing in C# pages.
        suite.Error.TrimEnd().ShouldEndWith("OK (skipped=1)");
    }

    [Fact]
    public async Task Nbconvert_executes_lesson_05()
    {
        Need.Jupyter.OrSkip();
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();
        using var jupyter = new JupyterHome();
        var lesson = Repository.Path("notebooks", "05-pod-infrastructure.ipynb");

        (await jupyter.RunAsync(node.State, "-m", "nbconvert", "--to", "notebook", "--execute", "--output-dir", jupyter["out"], lesson)).EnsureSuccess();

        var cells = Notebook.Read(Path.Combine(jupyter["out"], Path.GetFileName(lesson))).Cells.Where(cell => cell.IsCode).ToArray();
        cells.ShouldAllBe(cell => !cell.Outputs.OfType<ErrorOutput>().Any());
        cells.Count(cell => cell.Outputs.OfType<RichOutput>().Any(output => output.Data.Text("text/html") is not null)).ShouldBeGreaterThan(10);
    }
}
