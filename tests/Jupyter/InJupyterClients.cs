using PodLab.Setup.KernelSpecs;
using PodLab.Setup.Notebooks;
using PodLab.Tests.Jupyter.Contract;

namespace PodLab.Tests.Jupyter;

/// <summary>Other authors' programs for Jupyter, with PodLab's kernel.</summary>
[Collection(StartingDotNetInteractive.Name)]
public sealed partial class InJupyterClients(StandaloneNodeFixture node)
{
    private static readonly string[] Suite = [Repository.Path("tests", "Jupyter", "kernel_suite.py"), "-v"];

    [Fact]
    public async Task Jupyters_own_suite_for_kernels_passes()
    {
        Need.Jupyter.OrSkip();
        using var jupyter = new JupyterHome();

        var suite = await jupyter.RunAsync(null, [.. Suite, "PodLabKernel"]);

        suite.ExitCode.ShouldBe(0, suite.Error);
        // The one about a pager: nothing in C# uses a pager.
        suite.Error.TrimEnd().ShouldEndWith("OK (skipped=1)");
    }

    // The failures of .NET Interactive's kernel in Jupyter's own suite: README's table describes them. Its next version may pass more.
    [Fact]
    public async Task Of_Jupyters_own_suite_dotnet_interactive_fails_these_and_no_others()
    {
        Need.Jupyter.OrSkip();
        Need.DotNetInteractive.OrSkip();
        using var jupyter = new JupyterHome();
        KernelInstallation.Install(await DotNetInteractive.RestoreAsync(TestContext.Current.CancellationToken), Path.Combine(jupyter["data"], "kernels"), force: true);

        var suite = await jupyter.RunAsync(null, [.. Suite, "DotNetInteractiveKernel"]);

        var failed = Failed().Matches(suite.Error).Select(one => one.Groups["test"].Value + one.Groups["sample"].Value);
        failed.ShouldBe(
            [
                "test_clear_output",
                "test_completion (text='Console.Wri')",
                "test_execute_result (code='6 * 7')",
                "test_history (hist_access_type='tail')",
                "test_inspect",
                "test_is_complete (status='incomplete')",
                "test_is_complete (status='invalid')",
                "test_kernel_info",
            ],
            ignoreOrder: true, customMessage: suite.Error);
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

    // "FAIL: test_completion (__main__.DotNetInteractiveKernel.test_completion) (text='Console.Wri')"
    [GeneratedRegex(@"^(?:FAIL|ERROR): (?<test>\w+) \([^)]*\)(?<sample> \(.*\))?$", RegexOptions.Multiline)]
    private static partial Regex Failed();
}
