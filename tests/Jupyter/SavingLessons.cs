using PodLab.Recordings;

namespace PodLab.Tests.Jupyter;

/// <summary>A lesson that was opened, run, cleared and saved is the same file as before: working through it causes no change in Git.</summary>
public sealed class SavingLessons
{
    private const string Lesson = "05-pod-infrastructure.ipynb";

    private static string LessonPath => Repository.Path("notebooks", Lesson);

    private static string Recorded => $"recorded:{Repository.Path("notebooks", "recordings", $"05-pod-infrastructure.standalone{RecordingFile.Extension}")}";

    [Fact]
    public async Task By_nbconvert()
    {
        Need.Jupyter.OrSkip();
        using var jupyter = new JupyterHome { Cluster = Recorded };
        var saved = Path.Combine(jupyter["out"], Lesson);

        // The time of a cell's run is the only thing that --clear-output leaves.
        (await jupyter.RunAsync(
            null, "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.record_timing=False", "--output-dir", jupyter["out"], LessonPath)).EnsureSuccess();
        File.ReadAllText(saved).ShouldContain("execute_result");
        (await jupyter.RunAsync(null, "-m", "nbconvert", "--clear-output", saved)).EnsureSuccess();

        File.ReadAllText(saved).ShouldBe(File.ReadAllText(LessonPath));
    }

    [Fact]
    public async Task In_Jupyter_Notebook()
    {
        Need.Jupyter.OrSkip();
        Need.Chromium.OrSkip();
        await using var server = new NotebookServer(state: null, Recorded);
        await server.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
        await using var browser = await Browser.StartAsync();
        var page = new NotebookPage(await browser.OpenPageAsync());
        await page.OpenAsync(server.AddressOf(Lesson));

        await page.RestartAndRunAllAsync();
        await page.ShouldShowAsync(9, "table");
        await page.ClearAndSaveAsync();

        File.ReadAllText(server.FileOf(Lesson)).ShouldBe(File.ReadAllText(LessonPath));
    }
}
