using PodLab.Exercises;
using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>Right answers and typical mistakes in lesson 07, on the recorded node.</summary>
public sealed class AnsweringLesson07
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, object, string> TellingMistakes => new()
    {
        { "E07.1", 2, "doesn't come after the others" },
        { "E07.1", 0, "No process has that number" },
        { "E07.2", 11, "how many demoduo has" },
        { "E07.2", 12, "more than one row" },
        { "E07.2", 13, "That was true in 2021" },
        { "E07.2", 17, "isn't made again" },
        { "E07.2", 19, "Not one for each type" },
        { "E07.2", 3, "Those are the new container's" },
        { "E07.3", 3, "pause is in there as well" },
        { "E07.3", 5, "The shim isn't in the pod's net" },
        { "E07.3", 14, "the number of rows" },
        { "E07.4", "demox", "That one listens" },
        { "E07.4", "pause", "listens on no port" },
        { "E07.4", "democlash", "Which of its containers?" },
        { "E07.5", "CrashLoopBackOff", "what the kubelet does" },
        { "E07.5", "Failed to listen", "That is what failed" },
        { "E07.5", "Connection refused", "something already listens" },
        { "E07.6", 0, "has an inode" },
        { "E07.7", 4, "no longer have processes" },
        { "E07.7", 3, "the other way around" },
        { "E07.7", 1, "pause is a process of the pod" },
        { "E07.8", 1, "One of the init containers stays" },
        { "E07.8", 3, "one init container is meant to end" },
    };

    public static TheoryData<string, object> RightAnswers => new()
    {
        { "E07.1", 1 }, { "E07.2", "14" }, { "E07.3", 4 }, { "E07.4", "demoy" }, { "E07.5", "address already in use" },
        { "E07.5", "(reason: Address already in use)" }, { "E07.7", 2 }, { "E07.8", 2 },
    };

    [Theory]
    [MemberData(nameof(TellingMistakes))]
    public async Task A_telling_mistake_gets_its_own_hint(string id, object answer, string hint) => (await CheckAsync(id, answer)).ShouldBeWrong(hint);

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public async Task What_the_machine_shows_is_right_however_it_is_written(string id, object answer) => (await CheckAsync(id, answer)).ShouldPass();

    [Theory]
    [InlineData("E07.1", "demoduo")]
    [InlineData("E07.2", "demoduo")]
    [InlineData("E07.3", "demotrio")]
    [InlineData("E07.7", "demoinit")]
    public async Task No_hint_gives_the_answer_away_and_all_are_true(string id, string pod)
    {
        var exercise = (Exercise<ExaminedPod>)ExerciseCatalog.Get(id);
        foreach (var kind in (string[])["standalone", "kind"])
        {
            await using var lab = await OpenAsync(id, kind);
            var seen = await ExaminedPod.Named(pod, "dev")(lab, Cancellation);

            if (kind == "standalone")
            {
                ExerciseChecks.ClaimsHold(exercise, seen);
            }

            ExerciseChecks.NoHintGivesTheAnswerAway(exercise, seen, MadeUpAnswers.About(seen));
        }
    }

    private static async Task<ExerciseResult> CheckAsync(string id, object answer)
    {
        await using var lab = await OpenAsync(id, "standalone");
        return await lab.CheckAsync(id, answer);
    }

    private static async Task<Lab> OpenAsync(string id, string kind)
    {
        var recording = $"07-multi-container-pods.{kind}{RecordingFile.Extension}";
        var lab = await RecordedLab.OpenAsync(recording);

        // Applying the lesson's pods again brings the replay to the moment of the question.
        var applied = RecordingFile.Read(RecordedLab.PathOf(recording)).Exchanges.Select(exchange => exchange.Question).Where(question => question.Kind == "apply");
        foreach (var question in applied.Take(id switch { "E07.1" or "E07.2" => 1, "E07.3" or "E07.6" => 2, "E07.4" or "E07.5" => 3, "E07.7" => 4, _ => 5 }))
        {
            await lab.RepeatAsync(question);
        }

        return lab;
    }
}
