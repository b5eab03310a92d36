namespace PodLab.Tests.Machine;

/// <summary>A learner's passed exercises outlive the process that recorded them. Nothing is lost through another kernel, a damaged file, or another
/// version of PodLab.</summary>
public sealed class KeepingProgress : IDisposable
{
    private const int Writers = 8;

    private static readonly DateTimeOffset _time = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder["progress.json"];

    [Fact]
    public void What_was_passed_is_found_by_another_session()
    {
        New().Add(new("E05.1", "kind:podlab", _time, 2)).ShouldBeNull();

        var (passed, fault) = New().Read();

        passed.ShouldBe([new PassedExercise("E05.1", "kind:podlab", _time, 2)]);
        fault.ShouldBeNull();
    }

    [Fact]
    public void On_each_cluster_the_first_time_counts()
    {
        New().Add(new("E05.1", "kind:podlab", _time, 2));
        New().Add(new("E05.1", "kind:podlab", _time.AddDays(1), 0));
        New().Add(new("E05.1", "recorded", _time.AddDays(2), 0));

        New().Read().Passed.Select(one => (one.Cluster, one.PassedAt)).ShouldBe([("kind:podlab", _time), ("recorded", _time.AddDays(2))]);
    }

    [Fact]
    public async Task Writers_at_the_same_time_lose_nothing_of_each_other()
    {
        using var start = new Barrier(Writers);
        string[] names = ["E01.", "E02.", "E03.", "E04.", "E05.", "E06.", "E07.", "E08."];

        var said = await Task.WhenAll(names.Select(name => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Enumerable.Range(1, 20).Select(i => New().Add(new($"{name}{i}", "recorded", _time, 0))).ToList();
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        said.ShouldAllBe(ofOne => ofOne.All(sentence => sentence == null));
        New().Read().Passed.Count.ShouldBe(Writers * 20);
    }

    [Fact]
    public async Task Another_program_that_is_writing_is_waited_for()
    {
        var held = FileLock.Take(_folder[".progress.lock"]);
        var writing = Task.Run(() => New().Add(new("E05.1", "recorded", _time, 0)), TestContext.Current.CancellationToken);

        await Task.Delay(200, TestContext.Current.CancellationToken);
        writing.IsCompleted.ShouldBeFalse();
        held.Dispose();

        (await writing).ShouldBeNull();
        New().Read().Passed.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("\0\0\0")]
    [InlineData("""{"passed":{}}""")]
    [InlineData("""{"passed":[],"passed":[]}""")]
    public void A_damaged_file_is_kept_under_a_name_that_is_told(string content)
    {
        _folder.Write("progress.json", content);
        _folder.Write("progress.damaged-1.json", "an earlier one");

        New().Read().Fault!.ShouldStartWith($"{File} can't be read as progress");
        System.IO.File.ReadAllText(File).ShouldBe(content, "reading changes nothing");
        var said = New().Add(new("E05.1", "recorded", _time, 0));

        said!.ShouldContain(_folder["progress.damaged-2.json"]);
        System.IO.File.ReadAllText(_folder["progress.damaged-2.json"]).ShouldBe(content);
        System.IO.File.ReadAllText(_folder["progress.damaged-1.json"]).ShouldBe("an earlier one");
        New().Read().Passed.Single().Exercise.ShouldBe("E05.1");
        New().Add(new("E05.2", "recorded", _time, 0)).ShouldBeNull();
    }

    [Fact]
    public void What_another_version_has_written_stays()
    {
        _folder.Write("progress.json", """
            {"version":7,"passed":[{"exercise":"E05.1","cluster":"recorded","passedAt":"2026-03-04T05:06:07Z","hints":1,"mood":"glad"},"a remark",{"exercise":5},null]}
            """);

        New().Add(new("E05.2", "recorded", _time, 0)).ShouldBeNull();

        New().Read().Passed.Select(one => one.Exercise).ShouldBe(["E05.1", "E05.2"]);
        var root = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        ((int)root["version"]!).ShouldBe(7);
        ((string?)root["passed"]![0]!["mood"]).ShouldBe("glad");
        ((string?)root["passed"]![1]).ShouldBe("a remark");
        root["passed"]!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public void Where_nothing_can_be_written_it_lasts_as_long_as_the_session_and_says_so()
    {
        Directory.CreateDirectory(_folder[".progress.lock"]);
        var kept = New();

        kept.Add(new("E05.1", "recorded", _time, 0))!.ShouldContain("only until the kernel ends");

        kept.Read().Passed.Single().Exercise.ShouldBe("E05.1");
        New().Read().Passed.ShouldBeEmpty();
    }

    [Fact]
    public void A_lesson_or_all_of_them_can_be_forgotten()
    {
        New().Remove(null).ShouldBe((0, null));
        foreach (var id in new[] { "E05.1", "E05.2", "E06.1" })
        {
            New().Add(new(id, "recorded", _time, 0));
        }

        New().Remove("05").ShouldBe((2, null));
        New().Read().Passed.Single().Exercise.ShouldBe("E06.1");
        New().Remove(null).ShouldBe((1, null));
        New().Read().Passed.ShouldBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private KeptProgress New() => new(new DataFolder(_folder.Path));
}
