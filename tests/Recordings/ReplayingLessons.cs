using PodLab.Recordings;
using PodLab.Tests.Course;
using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Recordings;

/// <summary>The recordings that come with the course, run as by a learner with only .NET.</summary>
public sealed class ReplayingLessons
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, bool> Shipped => new(
        [.. Directory.EnumerateFiles(Repository.Path("notebooks", "recordings"), $"*{RecordingFile.Extension}").Select(file => Path.GetFileName(file)!).Order()],
        [true, false]);

    public static TheoryData<string> Lessons => [.. LessonRun.Recorded];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_recording_still_answers_its_whole_lesson_where_nothing_is_installed(string recording, bool answered)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-replay-");
        try
        {
            var state = Path.Combine(folder.FullName, "state");
            var run = new LessonRun(recording.Split('.')[0], Upward: true, answered);
            var ran = await RunWithNothingAsync(
                state, ["run", run.Notebook, .. answered ? (string[])["--with-solutions"] : [],
                "--recording", Repository.Path("notebooks", "recordings", recording), "--output", Path.Combine(folder.FullName, "out")]);

            TestContext.Current.TestOutputHelper!.WriteLine(run.Judge(ran));
            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "out", $"{run.Lesson}.html"), Cancellation)).ShouldContain("This is a replay");
            Directory.Exists(state).ShouldBeFalse("a replay needs no state");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_lesson_has_a_recording_of_its_own(string lesson) =>
        ShippedRecordings.Find($"{lesson}.", Repository.Path("notebooks")).ShouldNotBeNull("CONTRIBUTING.md says how to record one.");

    [Fact]
    public void Of_several_recordings_of_a_lesson_that_of_a_standalone_node_is_taken() =>
        ShippedRecordings.Find("05", Repository.Path("notebooks"))!.ShouldEndWith(".standalone.podlab.json.gz");

    [Fact]
    public async Task Whoever_has_no_cluster_is_offered_the_lessons_that_can_be_replayed()
    {
        var error = await Should.ThrowAsync<PodLabException>(() => Lab.OpenAsync("no-such-kind", cancellation: Cancellation));

        error.Message.ShouldContain("you can step through a recorded lesson: write Lab.OpenAsync(\"recorded:");
        error.Message.ShouldContain("05-pod-infrastructure");
    }

    [Fact]
    public async Task A_lesson_is_opened_by_the_beginning_of_its_name()
    {
        await using var lab = await Lab.OpenAsync("recorded:05", cancellation: Cancellation);

        lab.ToString().ShouldContain("This is a replay");
    }

    [Fact]
    public async Task A_cell_that_asks_something_else_fails_with_the_sentence_and_the_run_says_so()
    {
        using var copy = NotebookCopy.OfCells(
            $"#r \"{Repository.Path("helpers", "bin", "PodLab.dll")}\"\nusing PodLab;\nvar lab = await Lab.OpenAsync();\nawait lab.PodsAsync(\"elsewhere\")");

        var ran = await RunWithNothingAsync(
            copy.Folder, "run", copy.Path, "--output", Path.Combine(copy.Folder, "out"),
            "--cluster", "recorded:05-pod-infrastructure");

        ran.ExitCode.ShouldBe(1);
        (await File.ReadAllTextAsync(Path.Combine(copy.Folder, "out", "sample.ipynb"), Cancellation))
            .ShouldContain("no answer for the pods of Kubernetes namespace elsewhere");
    }

    // No program can be found, and PodLab's folders don't exist: as on a machine with only .NET.
    private static async Task<ToolResult> RunWithNothingAsync(string state, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool.Path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = "";
        start.Environment["PODLAB_STATE"] = state;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        start.Environment.Remove("PODLAB_CLUSTER");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await Tool.EndOfAsync(process);
    }
}
