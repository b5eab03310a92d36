using PodLab.Exercises;
using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>What is right and what is a telling mistake in lesson 06, on the node that was recorded.</summary>
public sealed class AnsweringLesson06
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, object, string> TellingMistakes => new()
    {
        { "E06.1", 1, "READY and the manifest leave one out" },
        { "E06.1", 3, "The shim that started them is no container" },
        { "E06.2", "PIPE", "SigIgn" },
        { "E06.2", "HUP", "One off" },
        { "E06.2", "KILL", "No process can have a handler" },
        { "E06.2", "TERM", "Not TERM" },
        { "E06.3", "net uts ipc", "pause is in them as well" },
        { "E06.3", "mnt pid", "Right so far" },
        { "E06.3", "mnt pid user", "the node's namespace" },
        { "E06.4", 1, "inside its container" },
        { "E06.5", 0, "after the first end" },
        { "E06.5", 20, "each time it doubles" },
        { "E06.5", 300, "the longest wait" },
        { "E06.6", "running", "what Kubernetes says" },
        { "E06.7", 2, "pause itself isn't counted" },
        { "E06.8", 1, "Who is process 1 in demoshare?" },
    };

    public static TheoryData<string, object> RightAnswers => new()
    {
        { "E06.1", "2" }, { "E06.2", "SIGINT" }, { "E06.2", 2 }, { "E06.3", "pid, mnt and cgroup" }, { "E06.5", 10 }, { "E06.6", "S" }, { "E06.7", 1 }, { "E06.8", 0 },
    };

    [Theory]
    [MemberData(nameof(TellingMistakes))]
    public async Task A_telling_mistake_gets_its_own_hint(string id, object answer, string hint)
    {
        var result = await CheckAsync(id, answer);

        result.Outcome.ShouldBe(ExerciseOutcome.Wrong);
        result.Message.ShouldContain(hint);
    }

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public async Task What_the_machine_shows_is_right_however_it_is_written(string id, object answer)
    {
        var result = await CheckAsync(id, answer);

        result.Outcome.ShouldBe(ExerciseOutcome.Passed, result.Message);
    }

    private static async Task<ExerciseResult> CheckAsync(string id, object answer)
    {
        var recording = RecordedLab.Standalone("06-the-pause-container");
        await using var lab = await RecordedLab.OpenAsync(recording);

        // The lesson's kills bring the replay to the moment in which it asks: php's second end is the first of them, pause's end the other.
        var node = (await lab.NodesAsync(Cancellation))[0];
        var kills = RecordingFile.Read(RecordedLab.PathOf(recording)).Exchanges.Select(exchange => exchange.Question).Where(question => question is { Kind: "command", Effect: Effect.Change });
        foreach (var (question, (pod, orBackOff)) in kills.Zip([("demosolo", true), ("demotwin", false)]).Take(id switch { "E06.5" => 1, "E06.7" or "E06.8" => 2, _ => 0 }))
        {
            await node.ChangeAsync([.. question.Words.Skip(1)], Cancellation);
            await lab.WaitForRestartAsync(pod, "demox", orBackOff, cancellation: Cancellation);
        }

        return await lab.CheckAsync(id, answer);
    }
}
