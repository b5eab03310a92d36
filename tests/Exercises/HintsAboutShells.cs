using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Lesson 01's exercises on two live shells, which go through the lesson's steps.</summary>
[Collection("shells by name")]
public sealed class HintsAboutShells(StandaloneNodeFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_hint_is_true_and_none_gives_the_answer_away()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var node = (await lab.NodesAsync(Cancellation))[0];
        await using var one = await node.OpenShellAsync("one", Cancellation);
        await using var two = await node.OpenShellAsync("two", Cancellation);

        await one.UnshareAsync(NamespaceType.Uts);
        await two.EnterAsync(one, NamespaceType.Uts);
        await CheckAsync(lab, "E01.1", "E01.2", "E01.3", "E01.4", "E01.5");

        await one.LeaveAsync();
        await two.LeaveAsync();
        await one.UnshareAsync(NamespaceType.Pid);
        await one.RunAsync("(sleep 1001 &)", Cancellation);
        await two.UnshareAsync([NamespaceType.Pid], mountProc: true, Cancellation);
        await two.RunAsync("(sleep 1002 &)", Cancellation);
        await CheckAsync(lab, "E01.1", "E01.5", "E01.6", "E01.7");
        (await Should.ThrowAsync<PodLabException>(async () => ((Exercise<TwoShells>)ExerciseCatalog.Get("E01.8")).RightAnswer(await TwoShells.ReadAsync(lab, Cancellation))))
            .Message.ShouldBe("Shell two's process 1 is still running. Run the cell that ends it.");

        await node.ChangeAsync(["kill", "-KILL", $"{two.Pid}"], Cancellation);
        await CheckAsync(lab, "E01.2", "E01.7", "E01.8");
    }

    [Fact]
    public async Task Without_the_shells_an_answer_says_what_to_run()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var node = (await lab.NodesAsync(Cancellation))[0];
        await using (await node.OpenShellAsync("one", Cancellation))
        {
            (await Should.ThrowAsync<PodLabException>(() => lab.AnswerAsync("E01.1", 4711))).Message
                .ShouldBe("Shell two isn't open. Run the cell that opens it, and those below it.");
        }
    }

    private static async Task CheckAsync(Lab lab, params string[] ids)
    {
        var seen = await TwoShells.ReadAsync(lab, Cancellation);
        foreach (var exercise in ids.Select(id => (Exercise<TwoShells>)ExerciseCatalog.Get(id)))
        {
            ExerciseChecks.ClaimsHold(exercise, seen);
            ExerciseChecks.NoHintGivesTheAnswerAway(exercise, seen, MadeUpAnswers.About(
                [.. seen.Processes.Select(detail => detail.Process)],
                ["nothing", "a new one", "the old one", "it runs", "a zombie", "pid", "time_for_children", "uts", seen.NodeName]));
        }
    }
}
