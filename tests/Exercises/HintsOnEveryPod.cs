using PodLab.Anatomy;
using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Rules for every exercise of every lesson, for any pod and any answer.</summary>
public sealed partial class HintsOnEveryPod(StandaloneNodeFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> All => [.. ExaminedPods.All];

    public static TheoryData<string> Ordinary => [.. ExaminedPods.Ordinary];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Any_answer_gets_a_true_hint_that_does_not_give_the_answer_away(string pod)
    {
        var seen = await ExaminedPods.ReadAsync(pod);
        foreach (var exercise in Possible(seen))
        {
            CheckAnswers(exercise, seen);
        }
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public async Task On_an_ordinary_pod_every_hint_is_true(string pod) => CheckClaims(await ExaminedPods.ReadAsync(pod));

    [Fact]
    public async Task On_a_live_pod_every_hint_is_true_and_none_gives_the_answer_away()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var place = StandaloneNodeFixture.NamespaceOf<HintsOnEveryPod>();
        await lab.ApplyAsync(
            """
            apiVersion: v1
            kind: Pod
            metadata: { name: demosolo }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - { name: demox, image: "demo:1.0.0", command: [php], args: [-S, "127.0.0.1:9081"] }
            """,
            place,
            cancellation: Cancellation);
        await lab.WaitUntilReadyAsync("demosolo", place, Cancellation);

        var seen = await ExaminedPod.Named("demosolo", place)(lab, Cancellation);

        CheckClaims(seen);
        foreach (var exercise in Possible(seen))
        {
            CheckAnswers(exercise, seen);
        }
    }

    private static IEnumerable<Exercise<ExaminedPod>> Possible(ExaminedPod seen) =>
        ExaminedPods.Exercises.Where(exercise => exercise.NotPossible?.Why(seen) is null);

    private static void CheckClaims(ExaminedPod seen)
    {
        Possible(seen).Count().ShouldBe(ExaminedPods.Exercises.Count);
        foreach (var exercise in Possible(seen))
        {
            ExerciseChecks.ClaimsHold(exercise, seen);
        }
    }

    private static void CheckAnswers(Exercise<ExaminedPod> exercise, ExaminedPod seen) => ExerciseChecks.NoHintGivesTheAnswerAway(
        exercise, seen, MadeUpAnswers.About(seen), (message, words) => CheckAgainstLinks(message, seen, words));

    // Reads the links themselves, instead of the ownership from which the hints were computed.
    private static void CheckAgainstLinks(string message, ExaminedPod seen, string words)
    {
        if (TypesAreNot().Match(message) is not { Success: true } said)
        {
            return;
        }

        var (php, pause) = (seen.App, seen.Pause!);
        var subject = message.Contains("there pause is", StringComparison.Ordinal) ? pause : php;
        foreach (var type in ExerciseChecks.TypeName().Matches(said.Groups[1].Value).Select(match => NamespaceTypes.Find(match.Value)!.Value))
        {
            var ns = subject.FindNamespace(type);
            var isTrue = AboutNode().IsMatch(said.Groups[2].Value) ? ns == seen.Pod.NodeNamespaces[type]
                : AboutBoth().IsMatch(said.Groups[2].Value) ? ns != pause.FindNamespace(type)
                : seen.Pod.Processes.Any(other => other.Container != php.Container && other.FindNamespace(type) == ns);
            isTrue.ShouldBeTrue($"{words}: {message}");
        }
    }

    [GeneratedRegex("the node's")]
    private static partial Regex AboutNode();

    [GeneratedRegex("one each|isn't in it")]
    private static partial Regex AboutBoth();

    [GeneratedRegex("^Not ([a-z, ]+): (.+)$")]
    private static partial Regex TypesAreNot();
}
