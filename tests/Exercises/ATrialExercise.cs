using PodLab.Exercises;
using PodLab.Tests.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>The cost of a new exercise about a subject that no lesson has yet: two shells and the questions to the cluster.</summary>
public sealed class ATrialExercise
{
    private static readonly Exercise<TwoShells, long> _trial =
        new("E01.1", "Which number does the uts namespace have that both shells are in?", TwoShells.ReadAsync, AnswerForm.Number)
        {
            NotPossible = new(["kubernetes"], seen => seen.One is null ? "No shell can be opened on these nodes." : null),
            Right = seen => seen.Uts,
            Because = [new(seen => seen.One == seen.Two, seen => $"Both are in uts namespace {seen.Uts}.")],
            Hints =
            [
                "Ask each shell for the link /proc/self/ns/uts.", "The number is between the brackets.",
                "In code: `(await node.ProcessNamespacesAsync(one.Pid)).Single(n => n.Type == \"uts\").Inode`.",
            ],
            Mistakes = [new((pid, seen) => pid == seen.One, "That is a PID."), new((n, _) => n < 100, (n, _) => $"{n} is too small.")],
            Solution = """await lab.AnswerAsync("E01.1", one.Uts)""",
        };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_at_most_fifteen_lines_in_one_file()
    {
        var lines = File.ReadAllLines(Repository.Path("tests", "Exercises", "ATrialExercise.cs"));
        var first = Array.FindIndex(lines, line => line.Contains("_trial =", StringComparison.Ordinal));
        var last = Array.FindIndex(lines, first, line => line == "        };");

        (last - first + 1).ShouldBeLessThanOrEqualTo(15);
        lines[first..last].ShouldAllBe(line => line.Length <= 140);
    }

    [Fact]
    public async Task Null_is_no_answer_and_an_answer_that_is_not_understood_uses_up_no_hint()
    {
        await using var lab = await Lab.OnAsync(new ScriptedCluster(), "for a test", Cancellation);
        var progress = new ExerciseProgress();

        (await _trial.CheckAsync(null, lab, progress, Cancellation)).Outcome.ShouldBe(ExerciseOutcome.Unanswered);
        foreach (var odd in new object[][] { ["abc"], [], [""], [1, 2] })
        {
            var told = await _trial.CheckAsync(odd, lab, progress, Cancellation);
            told.Outcome.ShouldBe(ExerciseOutcome.Wrong);
            told.Message.ShouldContain("Expected: one whole number");
            told.Message.ShouldContain("Write text in double quotes, and numbers without.");
        }

        (await _trial.CheckAsync([4711], lab, progress, Cancellation)).Message.ShouldBe("Ask each shell for the link /proc/self/ns/uts.");
        (await _trial.CheckAsync([4712], lab, progress, Cancellation)).Message.ShouldBe("The number is between the brackets.");
    }

    [Fact]
    public async Task A_mistake_made_again_gets_the_next_general_hint_as_well()
    {
        await using var lab = await Lab.OnAsync(new ScriptedCluster(), "for a test", Cancellation);
        var progress = new ExerciseProgress();

        var said = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            said.Add((await _trial.CheckAsync([7], lab, progress, Cancellation)).Message);
        }

        said.ShouldBe(
        [
            "7 is too small.",
            "7 is too small. Ask each shell for the link /proc/self/ns/uts.",
            "7 is too small. The number is between the brackets.",
        ]);
    }

    [Fact]
    public async Task Where_it_is_not_possible_the_result_has_the_reason_even_without_an_answer()
    {
        await using var lab = await Lab.OnAsync(new OfKind("kubernetes"), "for a test", Cancellation);

        var result = await _trial.CheckAsync(null, lab, new(), Cancellation);

        result.Outcome.ShouldBe(ExerciseOutcome.NotPossible);
        result.ToJson().ShouldBe("""{"id":"E01.1","outcome":"not-possible","reason":"No shell can be opened on these nodes."}""");
        result.ToString().ShouldStartWith("⊘ E01.1: not possible here");
    }

    [Fact]
    public async Task A_kind_of_cluster_that_is_not_listed_must_show_what_is_asked_about()
    {
        await using var lab = await Lab.OnAsync(new OfKind("standalone"), "for a test", Cancellation);

        var error = await Should.ThrowAsync<PodLabException>(() => _trial.CheckAsync([1234], lab, new(), Cancellation));

        error.Message.ShouldBe("E01.1 can't be checked. No shell can be opened on these nodes. That isn't expected on standalone.");
    }

    [Fact]
    public void Every_exercise_of_the_course_is_possible_on_the_clusters_that_PodLab_makes() => ExerciseCatalog.All
        .OfType<Exercise<ExaminedPod>>().SelectMany(exercise => exercise.NotPossible?.Kinds ?? []).Distinct().ShouldBe(["kubernetes"]);

    private sealed record TwoShells(int? One, int? Two, long Uts)
    {
        // A real one would ask the lab for the learner's open shells.
        public static async Task<TwoShells> ReadAsync(Lab lab, CancellationToken cancellation) => lab.Facts.Kind == "kind"
            ? new(812, 812, 4026530000 + (await lab.NodesAsync(cancellation)).Count)
            : new(null, null, 0);
    }

    private sealed class OfKind(string kind) : ScriptedCluster, ICluster
    {
        async Task<ClusterFacts> ICluster.FactsAsync(CancellationToken cancellation) => await FactsAsync(cancellation) with { Kind = kind };
    }
}
