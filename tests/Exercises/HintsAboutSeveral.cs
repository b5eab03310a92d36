using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Lesson 07's hints about ports, files and sidecars are true of any machine, and none gives the answer away.</summary>
public sealed class HintsAboutSeveral
{
    private static readonly object[][] _numbers = [.. Enumerable.Range(-1, 30).Select(number => new object[] { number }), ["many"], ["0"], [64769], [131], [132]];

    private static readonly object[][] _words =
    [
        ["demox"], ["demoy"], ["demoz"], ["pause"], ["democlash"], ["php"], ["Error"], ["CrashLoopBackOff"], ["Failed to listen on 127.0.0.1:9111"],
        ["Connection refused"], ["Address already in use"], ["Permission denied"], [""], [1],
    ];

    [Fact]
    public void About_the_container() => Check("E07.4", [Clash("demoy", "demox"), Clash("demox", "demoy")], _words);

    [Fact]
    public void About_the_reason() =>
        Check("E07.5", [Clash("demoy", "demox"), Clash("demox", "demoy") with { Reason = "Cannot assign requested address" }], _words);

    [Fact]
    public void About_the_file() => Check(
        "E07.6", [new SharedFile(new(64769, 131), new(64769, 131), new(53, 132)), new(new(64769, 131), new(64770, 7), new(53, 2))], _numbers);

    [Fact]
    public void About_sidecars() => Check("E07.8", [new SidecarPod(1, [true, false], null), new(2, [true], null), new(1, [false], null)], _numbers);

    private static PortClash Clash(string loser, string other) => new(loser, [other], 2, "Address already in use");

    private static void Check<T>(string id, IReadOnlyList<T> evidence, IReadOnlyList<object[]> answers)
    {
        var exercise = (Exercise<T>)ExerciseCatalog.Get(id);
        ExerciseChecks.ClaimsHold(exercise, evidence[0]);
        foreach (var seen in evidence)
        {
            ExerciseChecks.NoHintGivesTheAnswerAway(exercise, seen, answers);
        }
    }
}
