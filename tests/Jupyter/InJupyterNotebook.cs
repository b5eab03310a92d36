using PodLab.Exercises;

namespace PodLab.Tests.Jupyter;

/// <summary>Lesson 05 in Jupyter Notebook, in a real browser, by keyboard. The pictures are kept in TestResults/jupyter-notebook.</summary>
public sealed class InJupyterNotebook(StandaloneNodeFixture node)
{
    private const string Lesson = "05-pod-infrastructure.ipynb";

    [Fact]
    public async Task A_learner_steps_through_lesson_05_answers_interrupts_restarts_and_runs_all()
    {
        Need.Jupyter.OrSkip();
        Need.Chromium.OrSkip();
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();
        await using var server = new NotebookServer(node.State);
        await server.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
        await using var browser = await Browser.StartAsync();
        var page = new NotebookPage(await browser.OpenPageAsync());
        await page.OpenAsync(server.AddressOf(Lesson));

        (await page.KernelNameAsync()).ShouldContain("C# (PodLab)", customMessage: "the kernel is chosen with no question asked");
        await StepThroughAsync(page);
        await AnswerAsync(page);
        await InterruptAsync(page);
        await page.RestartAndRunAllAsync();
        await ShouldShowTheLessonAsync(page);
        await page.ShouldSayAsync("E05.1", "✔");
    }

    private static async Task StepThroughAsync(NotebookPage page)
    {
        for (var left = await page.CellCountAsync(); left > 0; left--)
        {
            await page.RunCellAsync();
        }

        await ShouldShowTheLessonAsync(page);
        await page.PhotographAsync("1-banner", "Lab.OpenAsync");
        await page.PhotographAsync("2-namespaces", "namespaces.Of(pod)");
        await page.PhotographAsync("3-drawing", "pod.Drawing()");
    }

    private static async Task ShouldShowTheLessonAsync(NotebookPage page)
    {
        await page.ShouldShowAsync(9, "table");
        await page.ShouldShowAsync(1, "svg, img");
        await page.ShouldNotShowAsync(".output_error, .output_stderr");
    }

    private static async Task AnswerAsync(NotebookPage page)
    {
        (await page.OutputAsync("E05.1")).ShouldNotContain("✔");
        await page.SelectCellAsync("E05.1");
        await page.WriteAsync(ExerciseCatalog.Get("E05.1").Solution);
        await page.RunCellAsync();
        await page.ShouldSayAsync("E05.1", "✔");
        await page.PhotographAsync("4-exercise", "E05.1");
    }

    private static async Task InterruptAsync(NotebookPage page)
    {
        await page.AddCellAsync("await Task.Delay(3_600_000);");
        await page.RunAndInterruptAsync();
        await page.ShouldSayAsync("3_600_000", "The cell was interrupted.");
        await page.PhotographAsync("5-interrupted", "3_600_000");
        await page.DeleteCellAsync();
    }
}
