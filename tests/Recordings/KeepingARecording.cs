using System.IO.Compression;
using PodLab.Recordings;

namespace PodLab.Tests.Recordings;

public sealed class KeepingARecording
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_answered_before_a_crash_is_kept()
    {
        using var run = new RecordedRun();
        await run.Cluster.FindPodAsync("dev", "p", Cancellation);
        await run.Cluster.FindPodAsync("dev", "q", Cancellation);
        var text = await File.ReadAllTextAsync(run.Journal, Cancellation);
        var crashed = Path.Combine(run.Folder, $"crashed{RecordingFile.Extension}");

        // The process died while it wrote the last line.
        await File.WriteAllTextAsync(crashed + Journal.Suffix, text[..^30], Cancellation);

        var replay = AnsweredCluster.Replay(crashed);
        (await replay.FindPodAsync("dev", "p", Cancellation))!.Metadata.Name.ShouldBe("p");
        await Should.ThrowAsync<NotRecordedException>(() => replay.FindPodAsync("dev", "q", Cancellation));
    }

    [Fact]
    public async Task A_recording_is_made_in_one_step_and_nothing_else_is_left()
    {
        using var run = new RecordedRun();
        await run.Cluster.FactsAsync(Cancellation);
        await File.WriteAllTextAsync(run.File, "an older one", Cancellation);

        run.Replay();

        Directory.EnumerateFiles(run.Folder).ShouldBe([run.File]);
        RecordingFile.Read(run.File).Header.Notebook.ShouldBe("lesson.ipynb");
    }

    [Fact]
    public void A_journal_is_closed_before_it_is_read_and_takes_no_more()
    {
        Need.Linux.OrSkip();
        using var folder = new TemporaryFolder();
        var path = folder[$"run{RecordingFile.Extension}"];
        var journal = Journal.Create(path + Journal.Suffix, RecordingHeader.Now());
        var recorder = new Recorder(journal);
        recorder.Keep(Question.Of("log", words => "a log"), "in time");

        Recorder.Seal(journal, path + Journal.Suffix, path);
        recorder.Keep(Question.Of("log", words => "a log"), "late");

        RecordingFile.Read(path).Exchanges.ShouldHaveSingleItem().Answer!.ToString().ShouldBe("in time");
        Directory.EnumerateFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget ?? "")
            .ShouldNotContain(target => target.StartsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_came_often_is_in_the_file_once()
    {
        using var run = new RecordedRun();
        for (var i = 0; i < 50; i++)
        {
            await run.Cluster.FindPodAsync("dev", "often-seen", Cancellation);
        }

        run.Replay();

        using var json = new StreamReader(new GZipStream(File.OpenRead(run.File), CompressionMode.Decompress));
        var answers = (await json.ReadToEndAsync(Cancellation)).Split("\"answers\":")[1];
        answers.Split("often-seen").Length.ShouldBe(2);
    }

    [Fact]
    public void A_run_that_asked_no_cluster_leaves_no_recording() =>
        RecordingFile.Seal(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), "unused", null).ShouldBeNull();

    [Theory]
    [InlineData("not gzip at all", "isn't a PodLab recording, or it's damaged")]
    [InlineData("{}", "doesn't say \"format\": \"podlab-recording\"")]
    [InlineData("[1]", "doesn't say")]
    [InlineData("""{"format":"podlab-recording","version":99,"recordedAt":"2030-01-01T00:00:00Z","tool":"9.9.9"}""", "was made by a newer PodLab (9.9.9): it has version 99 of the format, and this PodLab (")]
    [InlineData("""{"format":"podlab-recording","version":0,"recordedAt":"2030-01-01T00:00:00Z","tool":"0"}""", "damaged: there is no version 0 of the format")]
    [InlineData("""{"format":"another","version":1,"recordedAt":"2030-01-01T00:00:00Z","tool":"0"}""", "doesn't say \"format\": \"podlab-recording\"")]
    [InlineData("""{"format":"podlab-recording","version":1,"recordedAt":"2030-01-01T00:00:00Z","tool":"0","answers":[],"exchanges":[{"question":{"kind":"facts","words":[],"effect":"nonsense"},"at":"2030-01-01T00:00:00Z"}]}""", "damaged")]
    [InlineData("""{"format":"podlab-recording","version":1,"recordedAt":"2030-01-01T00:00:00Z","tool":"0","answers":[],"exchanges":[{"question":{"kind":"facts","words":[]},"at":"2030-01-01T00:00:00Z","answer":3}]}""", "damaged")]
    public void A_file_that_is_no_recording_is_refused_in_a_sentence(string text, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-recording-");
        try
        {
            var path = Path.Combine(folder.FullName, $"x{RecordingFile.Extension}");
            File.WriteAllBytes(path, text[0] is '{' or '[' ? Compressed(text) : [.. text.Select(letter => (byte)letter)]);

            Should.Throw<PodLabException>(() => RecordingFile.Read(path)).Message.ShouldContain(expected);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_is_refused_in_the_same_sentence()
    {
        using var folder = new TemporaryFolder();
        var path = folder[$"x{RecordingFile.Extension}"];
        await File.WriteAllTextAsync(
            path + Journal.Suffix, """{"format":"podlab-recording","version":99,"recordedAt":"2030-01-01T00:00:00Z","tool":"9.9.9"}""" + "\n", Cancellation);

        Should.Throw<PodLabException>(() => RecordingFile.Read(path)).Message.ShouldContain("was made by a newer PodLab (9.9.9): it has version 99");
    }

    [Fact]
    public void In_the_first_version_of_the_format_the_kind_of_a_question_says_what_it_does()
    {
        var header = RecordingHeader.Now() with { Version = 1 };
        Exchange[] exchanges = [.. new[] { "apply", "wait", "pods", "deleteObject", "command" }.Select(kind => new Exchange(new Question(kind, []), default, null))];

        Recording.Of(header, exchanges).Exchanges.Select(exchange => exchange.Question.Effect)
            .ShouldBe([Effect.Change, Effect.Wait, null, Effect.Change, null]);
    }

    [Fact]
    public void A_recording_that_is_not_there_is_told_with_those_that_are()
    {
        using var run = new RecordedRun();
        run.Replay();

        Should.Throw<PodLabException>(() => RecordingFile.Read(Path.Combine(run.Folder, "other.podlab.json.gz"))).Message
            .ShouldContain("The folder has: run.podlab.json.gz.");
    }

    private static byte[] Compressed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        using (var writer = new StreamWriter(gzip))
        {
            writer.Write(text);
        }

        return bytes.ToArray();
    }
}
