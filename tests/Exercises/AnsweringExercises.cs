using PodLab.Exercises;
using PodLab.Nodes;
using Shouldly;

namespace PodLab.Tests.Exercises;

public sealed class AnsweringExercises
{
    public static TheoryData<string, object[]> RightAnswers => new()
    {
        { "E05.1", [1061] },
        { "E05.1", ["1061"] },
        { "E05.2", ["containerd-shim-runc-v2"] },
        { "E05.2", ["/usr/local/bin/containerd-shim-runc-v2"] },
        { "E05.3", [1082] },
        { "E05.4", ["3.2"] },
        { "E05.5", ["mnt", "pid"] },
        { "E05.5", ["pid, mnt"] },
        { "E05.5", [new[] { "pid", "mnt" }] },
        { "E05.5", [new[] { NamespaceType.Pid, NamespaceType.Mnt }] },
        { "E05.6", ["mnt pid"] },
        { "E05.7", ["ipc", "net", "uts"] },
        { "E05.8", [8] },
        { "E05.9", [3] },
    };

    public static TheoryData<string, object[], string> TellingMistakes => new()
    {
        { "E05.1", [1111], "1111 is php itself" },
        { "E05.1", [1082], "1082 is /pause" },
        { "E05.1", [1], "as the container itself counts" },
        { "E05.2", ["containerd"], "containerd does not start containers itself" },
        { "E05.2", ["kubelet"], "gave the order" },
        { "E05.3", [1061], "1061 is the parent" },
        { "E05.4", ["1.0.0"], "your own container's image" },
        { "E05.5", ["net uts ipc"], "shares with the pause container" },
        { "E05.6", ["mnt pid net uts ipc"], "Which hold pause alone" },
        { "E05.7", ["net uts ipc user"], "belong to the whole node" },
        { "E05.7", ["net uts ipc pid"], "look at NPROCS" },
        { "E05.8", [2], "lsns names a namespace once" },
        { "E05.9", [2], "what it shows now" },
    };

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public void What_the_pod_shows_is_right_however_it_is_written(string id, object[] answer)
    {
        var result = ExerciseCatalog.Get(id).Check(answer, Specimens.Solo(), attempt: 1);

        result.Outcome.ShouldBe(ExerciseOutcome.Passed, result.Message);
    }

    [Theory]
    [MemberData(nameof(TellingMistakes))]
    public void A_telling_mistake_gets_its_own_hint(string id, object[] answer, string hint)
    {
        var result = ExerciseCatalog.Get(id).Check(answer, Specimens.Solo(), attempt: 1);

        result.Outcome.ShouldBe(ExerciseOutcome.Wrong);
        result.Message.ShouldContain(hint);
    }

    [Fact]
    public void On_cgroup_v2_the_v1_answer_is_told_that_one_is_missing()
    {
        var exercise = ExerciseCatalog.Get("E05.5");

        exercise.Check(["mnt", "pid"], Specimens.Solo(cgroup2: true), 1).Message.ShouldContain("there is one more");
        exercise.Check(["mnt", "pid", "cgroup"], Specimens.Solo(cgroup2: true), 1).Outcome.ShouldBe(ExerciseOutcome.Passed);
    }

    [Fact]
    public void Each_further_wrong_answer_gets_the_next_hint_and_the_last_one_stays()
    {
        var exercise = ExerciseCatalog.Get("E05.1");

        var shown = Enumerable.Range(1, 3).Select(attempt => exercise.Check([4711], Specimens.Solo(), attempt).Message);

        shown.ShouldBe([exercise.Hints[0], exercise.Hints[1], exercise.Hints[1]]);
    }

    [Fact]
    public void An_answer_of_another_form_is_told_the_form()
    {
        ExerciseCatalog.Get("E05.1").Check(["the shim"], Specimens.Solo(), 1).Message.ShouldContain("Expected: one whole number");
        ExerciseCatalog.Get("E05.5").Check(["mount"], Specimens.Solo(), 1).Message.ShouldContain("cgroup ipc mnt net pid time user uts");
    }

    [Fact]
    public void An_unknown_exercise_is_told_which_exist() =>
        Should.Throw<PodLabException>(() => ExerciseCatalog.Get("E05.99")).Message.ShouldContain("E05.1, E05.2");

    [Fact]
    public void Ids_are_unique_and_every_solution_answers_its_own_exercise()
    {
        ExerciseCatalog.All.Select(exercise => exercise.Id).ShouldBeUnique();
        foreach (var exercise in ExerciseCatalog.All)
        {
            exercise.Solution.ShouldContain($"lab.AnswerAsync(\"{exercise.Id}\"");
        }
    }

    [Fact]
    public void A_result_is_text_whatever_it_quotes()
    {
        var result = ExerciseCatalog.Get("E05.1").Check(["<img src=x onerror=alert(1)>"], Specimens.Solo(), 1);

        result.ToHtml().ShouldNotContain("<img");
        result.ToHtml().ShouldContain("&lt;img");
        result.ToJson().ShouldBe("""{"id":"E05.1","outcome":"wrong"}""");
    }
}
