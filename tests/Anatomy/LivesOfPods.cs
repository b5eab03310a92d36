using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy;

public sealed class LivesOfPods
{
    private static readonly DateTime _noon = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Readings_of_a_pod_are_put_together_to_the_lives_of_its_container()
    {
        var lives = ContainerLife.Of("demox", [Pod(Running(0), null), Pod(Running(6), Ended(0, 5, 0)), Pod(Waiting(), Ended(6, 8, 137))]);

        lives.Select(life => (Seconds(life.StartedAt), life.EndedAt is { } end ? Seconds(end) : -1, life.ExitCode)).ShouldBe([(0, 5, 0), (6, 8, 137)]);
    }

    [Fact]
    public void The_chart_has_the_lives_the_waits_between_them_and_the_life_of_pause()
    {
        var chart = PodLives.Of(
            [Pod(Running(6), Ended(0, 5, 0)), Pod(Waiting(), Ended(6, 8, 137))], [Sandbox("u1", 0), Sandbox("other", 3)], _noon.AddSeconds(12));

        chart.ToString().ShouldContain(
            "container demox: 0 s to 5 s: ended with exit code 0 · 5 s to 6 s: waited to restart · 6 s to 8 s: ended with exit code 137 · 8 s to 12 s: CrashLoopBackOff");
        chart.ToString().ShouldContain("the pod's sandbox: pause: 0 s to 12 s: still running");
        chart.Picture.Summary.ShouldBe("In 12 s, demox ran twice, and pause ran once.");
        var figure = JsonNode.Parse(chart.FigureJson!)!;
        figure["data"]!.AsArray().Select(trace => (string)trace!["name"]!).ShouldBe(["runs", "waits"]);
        figure["data"]![1]!["base"]!.AsArray().Select(value => (double)value!).ShouldBe([5, 8]);
        figure["data"]![1]!["x"]!.AsArray().Select(value => (double)value!).ShouldBe([1, 4]);
    }

    [Fact]
    public void A_sandbox_that_was_made_anew_has_two_lives()
    {
        var chart = PodLives.Of([Pod(Running(6), Ended(0, 5, 137))], [Sandbox("u1", 6), Sandbox("u1", 0)], _noon.AddSeconds(9));

        chart.ToString().ShouldContain("pause: 0 s to 6 s: ended · 6 s to 9 s: still running");
    }

    [Fact]
    public void A_pod_of_which_nothing_ran_says_so() =>
        Should.Throw<PodLabException>(() => PodLives.Of([Pod(Waiting(), null)], [], _noon)).Message.ShouldStartWith("Nothing of pod demosolo has run yet.");

    private static int Seconds(DateTimeOffset time) => (int)(time - _noon).TotalSeconds;

    private static RuntimeSandbox Sandbox(string uid, int madeAt) =>
        new($"s{madeAt}", "demosolo", "dev", uid, 0, true, _noon.AddSeconds(madeAt), 110, "pause");

    private static V1Pod Pod(V1ContainerState now, V1ContainerState? last) => new()
    {
        Metadata = new V1ObjectMeta { Name = "demosolo", Uid = "u1" },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "demox" }] },
        Status = new V1PodStatus { ContainerStatuses = [new V1ContainerStatus { Name = "demox", State = now, LastState = last }] },
    };

    private static V1ContainerState Running(int from) => new() { Running = new V1ContainerStateRunning { StartedAt = _noon.AddSeconds(from) } };

    private static V1ContainerState Waiting() => new() { Waiting = new V1ContainerStateWaiting { Reason = "CrashLoopBackOff" } };

    private static V1ContainerState Ended(int from, int to, int exitCode) => new()
    {
        Terminated = new V1ContainerStateTerminated { StartedAt = _noon.AddSeconds(from), FinishedAt = _noon.AddSeconds(to), ExitCode = exitCode },
    };
}
