using PodLab.Exercises;
using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>A learner predicts, applies and reveals: in order, prematurely, twice, in another session; on the recorded node.</summary>
public sealed class PredictingInALab : IDisposable
{
    private const string Types = "cgroup ipc mnt net pid time user uts";
    private const string Blank = $"{Types}\ndemoshare pause ? ? ? ? ? ? ? ?\ndemoshare demox ? ? ? ? ? ? ? ?";
    private const string Right = $"{Types}\ndemoshare pause node pod own pod pod node node pod\ndemoshare demox own pod own pod pod node node pod";

    private static readonly string _wrong = Right.Replace("demox own pod own pod pod", "demox own pod own pod own", StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_right_prediction_passes_with_the_live_matrix_over_it()
    {
        await using var lab = await OpenAsync();

        var kept = await lab.PredictAsync("E09.1", Right);
        var result = await ApplyAndRevealAsync(lab);

        kept.ToString().ShouldContain("It's kept.");
        result.Outcome.ShouldBe(ExerciseOutcome.Passed, result.Message);
        result.ToString().ShouldContain("pid         ✔ pod       ✔ pod");
        result.ToJson().ShouldBe("""{"id":"E09.1","outcome":"passed"}""");
    }

    [Fact]
    public async Task A_wrong_place_is_shown_and_explained_and_the_right_ones_are_not()
    {
        await using var lab = await OpenAsync();

        await lab.PredictAsync("E09.1", _wrong);
        var result = await ApplyAndRevealAsync(lab);

        result.Outcome.ShouldBe(ExerciseOutcome.Wrong);
        result.ToString().ShouldContain("✘ own, actual: pod");
        result.Message.Split('\n').Length.ShouldBe(2);
        result.Message.ShouldStartWith("1 place of 16 came out differently.");
        result.Message.ShouldContain("pid of demoshare demox: you predicted own, but it's the pod's. pause is also in pid:[");
        result.Message.ShouldContain("pid is what separates them otherwise");
    }

    [Fact]
    public async Task Revealing_before_predicting_says_what_to_run_and_gives_nothing_away()
    {
        await using var lab = await OpenAsync();

        var result = await lab.RevealAsync("E09.1");

        result.Outcome.ShouldBe(ExerciseOutcome.Unanswered);
        result.Message.ShouldContain("PredictAsync(\"E09.1\", …)");
        result.ToString().ShouldNotContain("✔");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Blank)]
    public async Task A_blank_form_is_not_answered(string? form)
    {
        await using var lab = await OpenAsync();

        var shown = (await lab.PredictAsync("E09.1", form)).ShouldBeOfType<ExerciseResult>();

        shown.Outcome.ShouldBe(ExerciseOutcome.Unanswered);
        lab.Predictions.Find("E09.1").ShouldBeNull();
    }

    [Fact]
    public async Task A_form_with_open_places_is_not_kept_and_gets_one_hint_after_the_other()
    {
        await using var lab = await OpenAsync();
        var form = Right.Replace("demox own", "demox ?", StringComparison.Ordinal);
        var hints = ExerciseCatalog.Get("E09.1").Advice.ToList();

        for (var i = 0; i < 4; i++)
        {
            var shown = (await lab.PredictAsync("E09.1", form)).ShouldBeOfType<ExerciseResult>();
            shown.Message.ShouldBe($"1 place of 16 is still open, so nothing is kept yet. {hints[Math.Min(i, 2)]}");
        }

        lab.Predictions.Find("E09.1").ShouldBeNull();
    }

    [Fact]
    public async Task A_form_that_is_not_understood_says_what_and_keeps_the_earlier_prediction()
    {
        await using var lab = await OpenAsync();
        await lab.PredictAsync("E09.1", Right);

        var shown = (await lab.PredictAsync("E09.1", Right.Replace("demox own", "demox mine", StringComparison.Ordinal))).ShouldBeOfType<ExerciseResult>();

        shown.Message.ShouldContain("\"mine\", for cgroup of demoshare demox, isn't a prediction");
        (await ApplyAndRevealAsync(lab)).Outcome.ShouldBe(ExerciseOutcome.Passed);
    }

    [Fact]
    public async Task Before_the_reveal_another_prediction_takes_the_place_of_the_first()
    {
        await using var lab = await OpenAsync();

        await lab.PredictAsync("E09.1", _wrong);
        (await lab.PredictAsync("E09.1", Right)).ToString().ShouldContain("replaces your earlier one");
        (await lab.PredictAsync("E09.1", Right)).ToString().ShouldContain("already kept");

        var result = await ApplyAndRevealAsync(lab);
        result.Outcome.ShouldBe(ExerciseOutcome.Passed);
        result.Message.ShouldNotContain("try");
    }

    [Fact]
    public async Task After_the_reveal_another_prediction_is_a_new_try()
    {
        await using var lab = await OpenAsync();
        await lab.PredictAsync("E09.1", _wrong);
        await ApplyAndRevealAsync(lab);

        (await lab.PredictAsync("E09.1", _wrong)).ToString().ShouldContain("compared already");
        (await lab.PredictAsync("E09.1", Right)).ToString().ShouldContain("a new try, number 2");
        var result = await lab.RevealAsync("E09.1");

        result.Outcome.ShouldBe(ExerciseOutcome.Passed);
        result.Message.ShouldStartWith("Right at try 2. ");
    }

    [Fact]
    public async Task Another_session_has_the_prediction_and_shows_it_under_a_blank_form()
    {
        await using (var first = await OpenAsync())
        {
            await first.PredictAsync("E09.1", _wrong);
        }

        await using var lab = await OpenAsync();
        var shown = $"{await lab.PredictAsync("E09.1", Blank)}";

        shown.ShouldContain("what you predicted earlier");
        shown.ShouldContain("pid         pod         own");
        (await ApplyAndRevealAsync(lab)).Message.ShouldContain("you predicted own");
    }

    [Fact]
    public async Task A_question_is_answered_and_a_prediction_is_made()
    {
        await using var lab = await OpenAsync();

        (await Should.ThrowAsync<PodLabException>(() => lab.AnswerAsync("E09.1", "own"))).Message.ShouldContain("lab.PredictAsync(\"E09.1\", …)");
        (await Should.ThrowAsync<PodLabException>(() => lab.PredictAsync("E09.2", Right))).Message.ShouldContain("lab.AnswerAsync(\"E09.2\", …)");
        (await Should.ThrowAsync<PodLabException>(() => lab.RevealAsync("E09.2"))).Message.ShouldContain("isn't a prediction");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cgroup ipc mnt net pid time user uts\ndemousers demox own pod own pod own node pod pod")]
    public async Task What_the_cluster_cannot_run_is_not_possible_whether_it_was_predicted_or_not(string? form)
    {
        await using var lab = await OpenAsync();
        await lab.PredictAsync("E09.4", form);

        var result = await lab.RevealAsync("E09.4");

        result.Outcome.ShouldBe(ExerciseOutcome.NotPossible);
        result.Message.ShouldContain("spec.hostUsers");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Lab> OpenAsync()
    {
        var lab = await RecordedLab.OpenAsync(RecordedLab.Standalone("09-pod-variants"));
        lab.Predictions = new(new DataFolder(_folder.Path));
        return lab;
    }

    // The recorded manifest of demoshare brings the replay to the moment after it.
    private static async Task<ExerciseResult> ApplyAndRevealAsync(Lab lab)
    {
        var applied = RecordingFile.Read(RecordedLab.PathOf(RecordedLab.Standalone("09-pod-variants"))).Exchanges
            .Select(exchange => exchange.Question).First(question => question.Kind == "apply" && question.Words[1].Contains("\"demoshare\"", StringComparison.Ordinal));
        await lab.RepeatAsync(applied);
        return await lab.RevealAsync("E09.1");
    }
}
