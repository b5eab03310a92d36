using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Lesson 03's exercises on a live veth pair, created as in the lesson.</summary>
public sealed class HintsAboutVethPairs(StandaloneNodeFixture fixture)
{
    private static readonly string[] _words = ["up", "down", "gone", "own", "other", "both", "neither", "LOWERLAYERDOWN", "NO-CARRIER", "UNKNOWN"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_hint_is_true_and_none_gives_the_answer_away()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var node = (await lab.NodesAsync(Cancellation))[0];
        await using var outer = await node.OpenShellAsync("outer", Cancellation);
        await outer.UnshareAsync(NamespaceType.Net, NamespaceType.Mnt);
        await outer.RunAsync("mount -t tmpfs tmpfs /run; ip link add tap1 type veth peer name tap2", Cancellation);

        var seen = await VethPairs.UpTo("deleted-orange")(lab, Cancellation);

        seen.WhyNot.ShouldBeNull();
        foreach (var exercise in ExerciseCatalog.All.OfType<Exercise<VethPairs>>())
        {
            ExerciseChecks.ClaimsHold(exercise, seen);
            ExerciseChecks.NoHintGivesTheAnswerAway(exercise, seen, MadeUpAnswers.About([], _words));
        }

        // The learner's own pair counts as long as it exists: no index was used up before it.
        seen.End("tap2").Index.ShouldBeLessThan(seen.Links["made"].Single(link => link.Name == "tap2").Index);
    }

    [Fact]
    public void Where_no_namespaces_can_be_made_the_reason_is_given()
    {
        var seen = VethPairs.Parse("", requests: 5, "This node doesn't make veth pairs for PodLab: Operation not permitted.");
        foreach (var exercise in ExerciseCatalog.All.OfType<Exercise<VethPairs>>())
        {
            exercise.NotPossible!.Why(seen).ShouldBe(seen.WhyNot);
            exercise.NotPossible.IsAllowedOn("kubernetes").ShouldBeTrue();
            exercise.NotPossible.IsAllowedOn("kind").ShouldBeFalse();
        }
    }
}
