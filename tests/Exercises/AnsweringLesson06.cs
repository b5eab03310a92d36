using PodLab.Exercises;
using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>Right answers and typical mistakes in lesson 06, on the recorded node.</summary>
public sealed class AnsweringLesson06
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, object, string> TellingMistakes => new()
    {
        { "E06.1", 1, "READY and the manifest leave one out" },
        { "E06.1", 3, "The shim that started them isn't a container" },
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
        { "E06.8", 1, "Which process is process 1 in demoshare?" },
    };

    public static TheoryData<string, object> RightAnswers => new()
    {
        { "E06.1", "2" }, { "E06.2", "SIGINT" }, { "E06.2", 2 }, { "E06.3", "pid, mnt and cgroup" }, { "E06.5", 10 }, { "E06.6", "S" }, { "E06.7", 1 }, { "E06.8", 0 },
    };

    [Theory]
    [MemberData(nameof(TellingMistakes))]
    public async Task A_telling_mistake_gets_its_own_hint(string id, object answer, string hint) => (await CheckAsync(id, answer)).ShouldBeWrong(hint);

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public async Task What_the_machine_shows_is_right_however_it_is_written(string id, object answer) => (await CheckAsync(id, answer)).ShouldPass();

    private static async Task<ExerciseResult> CheckAsync(string id, object answer)
    {
        var recording = RecordedLab.Standalone("06-the-pause-container");
        await using var lab = await RecordedLab.OpenAsync(recording);

        // The lesson's kills bring the replay to the moment of the question: php's second end is the first of them, pause's end the other.
        var kills = RecordingFile.Read(RecordedLab.PathOf(recording)).Exchanges.Select(exchange => exchange.Question).Where(question => question is { Kind: "command", Effect: Effect.Change });
        foreach (var (question, (pod, orBackOff)) in kills.Zip([("demosolo", true), ("demotwin", false)]).Take(id switch { "E06.5" => 1, "E06.7" or "E06.8" => 2, _ => 0 }))
        {
            await lab.RepeatAsync(question);
            await lab.WaitForRestartAsync(pod, "demox", orBackOff, cancellation: Cancellation);
        }

        return await lab.CheckAsync(id, answer);
    }
}
