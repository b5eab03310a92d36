namespace PodLab.Tests.Clusters;

public sealed class TellingWhatAContainerDoes
{
    private static readonly V1ContainerState Failed = new() { Terminated = new() { ExitCode = 3, Reason = "Error" } };
    private static readonly V1ContainerState Running = new() { Running = new() };
    private static readonly V1ContainerState Waiting = new() { Waiting = new() { Reason = "CrashLoopBackOff", Message = "back-off 10s." } };

    [Fact]
    public void A_container_that_never_ended_has_no_last_time() =>
        Describe(Running, new(), restarts: 0).ShouldBe("runs but is not ready yet");

    [Fact]
    public void A_probe_is_named_where_there_is_one()
    {
        Describe(Running, new(), restarts: 0, new V1Container { ReadinessProbe = new() }).ShouldBe("runs but is not ready (its readiness probe fails)");
        Describe(Running, new(), restarts: 0, new V1Container { StartupProbe = new() }, started: false)
            .ShouldBe("runs but has not started up yet (its startup probe fails)");
        Describe(Running, new(), restarts: 0, started: false).ShouldBe("runs but has not started up yet");
    }

    [Fact]
    public void An_init_container_has_an_end_to_come_to_and_a_sidecar_has_not()
    {
        TellInit(new V1Container { Name = "first" }, started: true).ShouldBe("Its phase is Pending. Container first runs and has not finished yet.");
        TellInit(new V1Container { Name = "first", RestartPolicy = "Always" }, started: true).ShouldBe("Its phase is Pending. Container first runs but is not ready yet.");
        TellInit(new V1Container { Name = "first", RestartPolicy = "Always", StartupProbe = new() }, started: false)
            .ShouldBe("Its phase is Pending. Container first runs but has not started up yet (its startup probe fails).");
    }

    [Fact]
    public void Why_it_ended_is_told_while_it_waits_to_be_started_again() =>
        Describe(Waiting, Failed, restarts: 1).ShouldBe(
            "waits: CrashLoopBackOff: back-off 10s; the last time it ended with exit code 3 (Error); restarted once");

    [Fact]
    public void Why_it_ended_is_told_when_it_runs_again() =>
        Describe(Running, Failed, restarts: 2).ShouldBe(
            "runs but is not ready yet; the last time it ended with exit code 3 (Error); restarted 2 times");

    [Fact]
    public void Of_one_that_has_just_ended_the_end_before_is_left_out() =>
        Describe(Failed, Failed, restarts: 1).ShouldBe("ended with exit code 3 (Error); restarted once");

    private static string Describe(V1ContainerState state, V1ContainerState last, int restarts, V1Container? container = null, bool started = true)
    {
        container ??= new V1Container();
        container.Name = "demox";
        return PodStory.Describe(
            new() { Name = "demox", State = state, LastState = last, Started = started, RestartCount = restarts }, new V1PodSpec { Containers = [container] });
    }

    private static string TellInit(V1Container init, bool started) => PodStory.Of(new V1Pod
    {
        Metadata = new(),
        Spec = new V1PodSpec { InitContainers = [init], Containers = [new V1Container { Name = "demox" }] },
        Status = new V1PodStatus { InitContainerStatuses = [new V1ContainerStatus { Name = init.Name, State = Running, Started = started }] },
    });
}
