using PodLab.Exercises;
using PodLab.Incidents;
using PodLab.Setup.Jupyter;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;
using PodLab.Tests.Notebooks;

namespace PodLab.Tests.Exercises;

/// <summary>A passed answer is recorded, and counted in a table, on the map of the course and over time.</summary>
public sealed class ShowingProgress : IDisposable
{
    private static readonly DateTimeOffset _time = new(2026, 3, 4, 23, 59, 7, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_right_answer_is_noted_with_its_place_and_the_hints_before_it_and_a_wrong_one_is_not()
    {
        await using var lab = await OpenAsync();
        var pod = await lab.AnatomyAsync("demosolo", cancellation: TestContext.Current.CancellationToken);
        await lab.AnswerAsync("E05.1");
        await lab.AnswerAsync("E05.1", 1);
        await lab.AnswerAsync("E05.1", pod.Container("demox").FirstProcess!.Pid);
        Kept.Read().Passed.ShouldBeEmpty();

        var began = DateTimeOffset.UtcNow;
        var result = await lab.AnswerAsync("E05.1", pod.Container("demox").FirstProcess!.ParentPid);

        result.Outcome.ShouldBe(ExerciseOutcome.Passed);
        var passed = Kept.Read().Passed.ShouldHaveSingleItem();
        passed.ShouldBe(new PassedExercise("E05.1", "recorded", passed.PassedAt, Hints: 2));
        passed.PassedAt.ShouldBeInRange(began, DateTimeOffset.UtcNow);
        lab.Progress().Passed.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_says_where_a_damaged_file_is_kept_and_the_lesson_goes_on()
    {
        _folder.Write("progress.json", "{");
        await using var lab = await OpenAsync();
        lab.Progress().ToString().ShouldContain("can't be read as progress");

        var result = await lab.AnswerAsync("E05.8", 8);

        result.Outcome.ShouldBe(ExerciseOutcome.Passed);
        result.Message.Split('\n')[^1].ShouldContain(_folder["progress.damaged-1.json"]);
        lab.Progress().Passed.ShouldBe(1);
    }

    [Fact]
    public void An_exercise_counts_once_however_often_it_was_passed()
    {
        Kept.Add(new("E05.1", "kind:podlab", _time, 2));
        Kept.Add(new("E05.1", "recorded", _time.AddDays(1), 1));
        Kept.Add(new("E05.2", "recorded", _time.AddMinutes(1), 0));
        Kept.Add(new("E99.1", "recorded", _time, 0));

        var progress = CourseProgress.Of(Kept);

        (progress.Passed, progress.Exercises).ShouldBe((2, Asked));
        var lesson = progress.Lessons.Single(lesson => lesson.Number == "05");
        (lesson.Passed, lesson.Hints, lesson.LastPassedAt).ShouldBe((2, 2, _time.AddDays(1)));
        lesson.Clusters.ShouldBe(["kind:podlab", "recorded"]);
        progress.Table().ToString().ShouldContain("2026-03-05 23:59 UTC");
        progress.Table().ToString().ShouldContain("kind:podlab, recorded");
    }

    [Fact]
    public void The_map_has_a_box_for_each_lesson_in_the_order_of_the_course()
    {
        var all = ExerciseCatalog.All.Where(exercise => exercise.Id.StartsWith("E05.", StringComparison.Ordinal)).Select(exercise => exercise.Id).ToList();
        all.ForEach(id => Kept.Add(new(id, "recorded", _time, 0)));
        Kept.Add(new("E06.1", "recorded", _time, 0));

        var words = CourseProgress.Of(Kept).ToString();

        words.ShouldContain($"✔ {all.Count} of {all.Count} exercises passed");
        words.ShouldContain("◐ 1 of ");
        words.ShouldContain(" 0 of ");
        var places = CourseOutline.Lessons.Select(lesson => words.IndexOf($"{lesson.Number} {lesson.Title}", StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place > 0);
        places.ShouldBe(places.Order());
    }

    [Fact]
    public void The_chart_adds_up_day_by_day_and_is_there_when_nothing_was_passed()
    {
        CourseProgress.Of(Kept).Chart().ToString().ShouldContain($"0 of {Asked}");
        Kept.Add(new("E05.1", "recorded", _time, 0));
        Kept.Add(new("E05.1", "kind:podlab", _time.AddDays(9), 0));
        Kept.Add(new("E05.2", "recorded", _time.AddMinutes(1), 0));
        Kept.Add(new("E05.3", "recorded", _time.AddMinutes(2), 0));

        var bars = CourseProgress.Of(Kept).Chart().ToString();

        Regex.IsMatch(bars, "2026-03-04.*1.*2026-03-05.*3", RegexOptions.Singleline).ShouldBeTrue(bars);
        bars.ShouldNotContain("2026-03-13");
    }

    [Fact]
    public void The_course_has_the_lessons_that_are_there_under_their_own_titles()
    {
        var titles = Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb").Order(StringComparer.Ordinal)
            .Select(file => NotebookFile.SourceOf(new NotebookFile(file).Cells[0]).Split('\n')[0]);

        CourseOutline.Lessons.Select(lesson => $"# Lesson {lesson.Number}: {lesson.Title}").ShouldBe(titles);
        CourseOutline.Lessons.SelectMany(lesson => lesson.Exercises).ShouldBe(
            [.. ExerciseCatalog.All.Select(exercise => exercise.Id), .. IncidentExercise.All.Select(incident => incident.Id)]);
    }

    [Fact]
    public void The_course_knows_each_pod_that_a_lesson_applies()
    {
        CourseOutline.Get("10").Pods.ShouldBe(IncidentSlot.All.Select(slot => slot.Pod));
        foreach (var lesson in CourseOutline.Lessons.Where(lesson => lesson.Incidents == 0))
        {
            var file = Directory.GetFiles(Repository.Path("notebooks", "recordings"), $"{lesson.Number}-*.standalone.podlab.json.gz").ShouldHaveSingleItem();
            var applied = PodLab.Recordings.RecordingFile.Read(file).Exchanges.Where(exchange => exchange.Question.Kind == "apply")
                .SelectMany(exchange => exchange.Answer!.AsArray().Select(one => (string)one!["name"]!));

            applied.Distinct().ShouldBeSubsetOf(lesson.Pods, lesson.Title);
            lesson.OpensShells.ShouldBe(File.ReadAllText(Directory.GetFiles(Repository.Path("notebooks"), $"{lesson.Number}-*.ipynb").Single()).Contains("OpenShellAsync", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_tool_prints_it_as_a_table_and_as_JSON()
    {
        Kept.Add(new("E05.1", "kind:podlab", _time, 2));

        (await RunToolAsync("progress")).EnsureSuccess().Output.ShouldContain(CourseProgress.Of(Kept).Table(terminalLine: null).ToString());
        var json = JsonNode.Parse((await RunToolAsync("progress", "--json")).EnsureSuccess().Output)!;

        ((int)json["passed"]!, (int)json["exercises"]!).ShouldBe((1, Asked));
        var lesson = json["lessons"]!.AsArray().Single(one => (string?)one!["number"] == "05")!;
        lesson["passed"]!.AsArray().ShouldHaveSingleItem()!.AsObject().Select(member => $"{member.Key} {member.Value}")
            .ShouldBe(["exercise E05.1", "cluster kind:podlab", "passedAt 2026-03-04T23:59:07+00:00", "hints 2"]);
    }

    [Fact]
    public async Task Two_kernels_that_run_lessons_at_the_same_time_lose_nothing_of_each_other()
    {
        string[] lessons = ["05", "06"];

        await Task.WhenAll(lessons.Select(SolveAsync));

        foreach (var lesson in lessons)
        {
            Kept.Read().Passed.Select(one => one.Exercise).Where(id => id.StartsWith($"E{lesson}.", StringComparison.Ordinal)).Order()
                .ShouldBe(CourseOutline.Get(lesson).Exercises.Order());
        }
    }

    [Fact]
    public async Task The_tool_says_that_a_file_is_damaged_and_leaves_it()
    {
        _folder.Write("progress.json", "{");

        var ran = await RunToolAsync("progress");

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain($"{_folder["progress.json"]} can't be read as progress");
        (await File.ReadAllTextAsync(_folder["progress.json"], TestContext.Current.CancellationToken)).ShouldBe("{");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The number of exercises and incidents in the course.</summary>
    private static int Asked => ExerciseCatalog.All.Count + IncidentSlot.Count;

    // In a process of its own, with its recorded pod.
    private async Task SolveAsync(string lesson)
    {
        var notebook = Notebook.Read(Directory.GetFiles(Repository.Path("notebooks"), $"{lesson}-*.ipynb").Single());
        Solutions.PutInto(notebook);
        var environment = new Dictionary<string, string> { [ClusterChoice.Variable] = $"recorded:{lesson}", [DataFolder.Variable] = _folder.Path };
        await using var kernel = await JupyterClient.StartAsync(KernelLaunch.Ours, Repository.Path("notebooks"), environment, TestContext.Current.CancellationToken);
        (await new NotebookExecution(notebook, kernel).RunAsync(new Progress<CellRun>(), TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
    }

    private KeptProgress Kept => new(new DataFolder(_folder.Path));

    private Task<ToolResult> RunToolAsync(params string[] arguments) =>
        Tool.RunAsync(StateFolder.Default(), new Dictionary<string, string> { [DataFolder.Variable] = _folder.Path }, arguments);

    private async Task<Lab> OpenAsync()
    {
        var lab = await RecordedLab.OpenAsync(RecordedLab.Standalone("05-pod-infrastructure"));
        lab.Passes = Kept;
        return lab;
    }
}
