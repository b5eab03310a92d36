using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Lesson 06's hints about signals, waits, pause and zombies are true of any machine, and none gives the answer away.</summary>
public sealed class HintsAboutEnds
{
    private static readonly ProcessSignals _php = new(new HashSet<int> { 2 }, new HashSet<int> { 13 });
    private static readonly RestartCounts _waiting = new(1, 10, null);
    private static readonly PauseAtRest _pause = new(new(103, "pause", 'S', TimeSpan.FromSeconds(0.03), TimeSpan.FromSeconds(50)), TimeSpan.FromSeconds(6.9));

    private static readonly object[][] _signals =
    [
        [], [Array.Empty<string>()], ["INT"], ["TERM"], ["KILL"], ["PIPE"], ["HUP"], ["INT", "TERM"], ["SIGHUP, SIGTERM"], [2], [1], [15], ["9"], ["0x2"], ["nonsense"], [64],
    ];

    private static readonly object[][] _numbers = [.. Enumerable.Range(-1, 42).Concat([80, 160, 299, 300, 301]).Select(number => new object[] { number }), ["many"], ["0"], ["4711"]];

    private static readonly object[][] _words =
        [["sleeping"], ["S"], ["S (sleeping)"], ["running"], ["R"], ["Running"], ["zombie"], ["Z"], ["idle"], ["waiting"], ["stopped"], ["D"], ["dead"], [1]];

    [Fact]
    public void About_signals() => Check("E06.2", [_php, new(new HashSet<int> { 2, 15, 17 }, new HashSet<int>())], _signals);

    [Fact]
    public void About_the_wait() => Check("E06.5", [_waiting, new(2, 20, null), new(2, null, 17), new(6, 300, null), new(3, null, 22)], _numbers);

    [Fact]
    public void About_pause() => Check<PauseAtRest?>("E06.6", [_pause, _pause with { Stat = _pause.Stat with { State = 'R' } }], _words);

    [Fact]
    public void About_restarts() => Check("E06.7", [_waiting, new(3, null, 2)], _numbers);

    [Fact]
    public void About_zombies() => Check("E06.8", [new Orphans(1, 0, true), new(4, 0, true), new(2, 5, true)], _numbers);

    [Theory]
    [InlineData(10, "back-off 10s restarting failed container=demox pod=demosolo_dev(u)")]
    [InlineData(80, "back-off 1m20s restarting failed container=demox pod=demosolo_dev(u)")]
    [InlineData(300, "back-off 5m0s restarting failed container=demox pod=demosolo_dev(u)")]
    public void A_wait_that_is_announced_is_read_from_the_message(long seconds, string message) =>
        RestartCounts.Of(Pod(new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = "CrashLoopBackOff", Message = message } }), "demox")
            .Wait.ShouldBe(seconds);

    [Theory]
    [InlineData(9, 10)]
    [InlineData(17, 10)]
    [InlineData(28, 20)]
    [InlineData(400, 300)]
    public void A_wait_that_is_over_is_the_longest_step_that_fits_into_it(int between, long seconds) =>
        RestartCounts.Of(Pod(Running(between)), "demox").Wait.ShouldBe(seconds);

    [Fact]
    public void A_start_at_once_is_no_wait() => Should.Throw<PodLabException>(() => RestartCounts.Of(Pod(Running(2)), "demox").Wait)
        .Message.ShouldContain("restarted at once");

    private static void Check<T>(string id, IReadOnlyList<T> evidence, IReadOnlyList<object[]> answers)
    {
        var exercise = (Exercise<T>)ExerciseCatalog.Get(id);
        ExerciseChecks.ClaimsHold(exercise, evidence[0]);
        foreach (var seen in evidence)
        {
            ExerciseChecks.NoHintGivesTheAnswerAway(exercise, seen, answers);
        }
    }

    private static V1ContainerState Running(int afterEnd) => new() { Running = new V1ContainerStateRunning { StartedAt = DateTime.UnixEpoch.AddSeconds(afterEnd) } };

    private static V1Pod Pod(V1ContainerState state) => new()
    {
        Metadata = new V1ObjectMeta { Name = "demosolo" },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "demox" }] },
        Status = new V1PodStatus
        {
            ContainerStatuses =
            [
                new V1ContainerStatus
                {
                    Name = "demox", State = state,
                    LastState = new V1ContainerState { Terminated = new V1ContainerStateTerminated { FinishedAt = DateTime.UnixEpoch } },
                },
            ],
        },
    };
}
