using PodLab.Exercises;

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
        { "E05.3", ["'1082'"] },
        { "E05.4", ["3.6"] },
        { "E05.4", ["k8s.gcr.io/pause:3.6"] },
        { "E05.5", ["mnt", "pid"] },
        { "E05.5", ["pid, mnt"] },
        { "E05.5", [new[] { "pid", "mnt" }] },
        { "E05.5", [new[] { NamespaceType.Pid, NamespaceType.Mnt }] },
        { "E05.5", ["mnt and pid"] },
        { "E05.6", ["mnt pid"] },
        { "E05.7", ["ipc", "net", "uts"] },
        { "E05.8", [8] },
        { "E05.9", [3] },
    };

    public static TheoryData<string, object[], string> TellingMistakes => new()
    {
        { "E05.1", [1111], "1111 is php itself" },
        { "E05.1", [1082], "1082 is /pause" },
        { "E05.1", [1], "1 is two things here" },
        { "E05.2", ["containerd"], "only a part of the name" },
        { "E05.2", ["shim"], "only a part of the name" },
        { "E05.2", ["runc"], "runc makes a container's process and ends" },
        { "E05.2", ["php"], "That is the child" },
        { "E05.2", ["pause"], "It isn't the parent" },
        { "E05.2", ["kubelet"], "asks the container runtime for containers" },
        { "E05.2", ["1061"], "the parent's PID" },
        { "E05.3", [1061], "1061 is the parent" },
        { "E05.3", [1111], "php itself" },
        { "E05.4", ["1.0.0"], "your own container's image" },
        { "E05.4", ["pause"], "the image's name" },
        { "E05.4", ["latest"], "This image has another" },
        { "E05.4", ["v3.6"], "Copy the tag exactly" },
        { "E05.4", ["3"], "only the beginning" },
        { "E05.5", ["net uts ipc"], "the pod's containers share" },
        { "E05.5", [], "php does have some" },
        { "E05.5", ["mnt pid"], "With cgroup v2 a container usually has one type more" },
        { "E05.5", ["mnt", "pid", "cgroup", "net"], "Not net: that is shared" },
        { "E05.5", ["mnt", "pid", "cgroup", "user", "time"], "Not time and user: there php is in the node's" },
        { "E05.5", ["cgroup ipc mnt net pid time user uts"], "one namespace of each type, true" },
        { "E05.6", ["mnt"], "Right so far, but not all" },
        { "E05.6", ["mnt pid net uts ipc"], "Not ipc, net and uts: php is in there as well" },
        { "E05.6", ["mnt", "pid", "cgroup"], "pause is in the node's cgroup namespace" },
        { "E05.6", ["mnt pid time user"], "Not time and user: there pause is in the node's" },
        { "E05.7", ["net uts ipc user"], "Not user: there both are in the node's" },
        { "E05.7", ["net uts ipc pid"], "Not pid: php and pause have one each" },
        { "E05.7", ["net uts ipc cgroup"], "Not cgroup: php has its own, and pause isn't in it" },
        { "E05.7", ["net"], "Right so far, but not all" },
        { "E05.8", [3], "lsns names a namespace once" },
        { "E05.8", [2], "That's how many of them are the node's" },
        { "E05.8", [10], "_for_children" },
        { "E05.8", [16], "the whole matrix" },
        { "E05.9", [2], "what NPROCS shows now" },
        { "E05.9", [1], "joins the pod's" },
        { "E05.9", [4], "one pause container" },
        { "E05.9", [5], "NPROCS counts the processes in one namespace" },
        { "E05.9", [6], "NPROCS counts the processes in one namespace" },
        { "E05.9", [0], "No process leaves" },
    };

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public void What_the_pod_shows_is_right_however_it_is_written(string id, object[] answer)
    {
        var result = Check(id, answer);

        result.Outcome.ShouldBe(ExerciseOutcome.Passed, result.Message);
    }

    [Theory]
    [MemberData(nameof(TellingMistakes))]
    public void A_telling_mistake_gets_its_own_hint(string id, object[] answer, string hint)
    {
        var result = Check(id, answer, cgroup2: true);

        result.Outcome.ShouldBe(ExerciseOutcome.Wrong);
        result.Message.ShouldContain(hint);
    }

    [Fact]
    public void The_number_of_types_that_are_php_s_own_is_read_from_the_machine()
    {
        Check("E05.5", ["mnt", "pid"], cgroup2: true).Outcome.ShouldBe(ExerciseOutcome.Wrong);
        Check("E05.5", ["mnt", "pid", "cgroup"], cgroup2: true).Outcome.ShouldBe(ExerciseOutcome.Passed);
        Check("E05.5", ["mnt", "pid", "cgroup"]).Message.ShouldContain("Not cgroup: there php is in the node's");
    }

    [Fact]
    public void An_explanation_says_only_what_is_so_on_this_machine()
    {
        Check("E05.5", ["mnt", "pid"]).Message.ShouldNotContain("cgroup");
        Check("E05.5", ["mnt", "pid", "cgroup"], cgroup2: true).Message.ShouldContain("its own view of the control groups");
        Check("E05.1", [1061]).Message.ShouldNotContain("started");
        Check("E05.2", ["containerd-shim-runc-v2"]).Message.ShouldContain("adopt");
    }

    [Fact]
    public void An_answer_of_another_form_is_told_the_form()
    {
        Check("E05.1", ["the shim"]).Message.ShouldContain("Expected: one whole number");
        Check("E05.5", ["mount"]).Message.ShouldContain("cgroup ipc mnt net pid time user uts");
    }

    [Fact]
    public async Task Only_null_means_that_there_is_no_answer_yet()
    {
        await using var lab = await Lab.OpenAsync("recorded:05", cancellation: TestContext.Current.CancellationToken);

        (await lab.AnswerAsync("E05.5")).Outcome.ShouldBe(ExerciseOutcome.Unanswered);
        (await lab.AnswerAsync("E05.5", null)).Outcome.ShouldBe(ExerciseOutcome.Unanswered);
        (await lab.AnswerAsync("E05.5", (string?)null)).Outcome.ShouldBe(ExerciseOutcome.Unanswered);
        string[] none = [];
        (await lab.AnswerAsync("E05.5", none)).Message.ShouldStartWith("php does have some");
        (await lab.AnswerAsync("E05.1", "")).Message.ShouldContain("Expected: one whole number");
    }

    [Fact]
    public void An_unknown_exercise_is_told_which_exist() =>
        Should.Throw<PodLabException>(() => ExerciseCatalog.Get("E05.99")).Message.ShouldContain("E05.1 to E05.9");

    [Fact]
    public void Ids_are_unique_and_every_solution_answers_its_own_exercise()
    {
        ExerciseCatalog.All.Select(exercise => exercise.Id).ShouldBeUnique();
        foreach (var exercise in ExerciseCatalog.All)
        {
            exercise.Solution.ShouldContain($"lab.{(exercise is PredictionExercise ? "PredictAsync" : "AnswerAsync")}(\"{exercise.Id}\"");
        }
    }

    [Fact]
    public void A_result_is_text_whatever_it_quotes()
    {
        var result = Check("E05.1", ["<img src=x onerror=alert(1)>"]);

        result.ToHtml().ShouldNotContain("<img");
        result.ToHtml().ShouldContain("&lt;img");
        result.ToJson().ShouldBe("""{"id":"E05.1","outcome":"wrong"}""");
    }

    private static ExerciseResult Check(string id, object[] answer, bool cgroup2 = false) =>
        ((Exercise<ExaminedPod>)ExerciseCatalog.Get(id)).Check(answer, ExaminedPods.Solo(cgroup2), new());
}
