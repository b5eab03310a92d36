using k8s.Models;
using PodLab.Clusters;
using Shouldly;

namespace PodLab.Tests.Clusters;

public sealed class TellingWhatAContainerDoes
{
    private static readonly V1ContainerState Failed = new() { Terminated = new() { ExitCode = 3, Reason = "Error" } };
    private static readonly V1ContainerState Running = new() { Running = new() };
    private static readonly V1ContainerState Waiting = new() { Waiting = new() { Reason = "CrashLoopBackOff", Message = "back-off 10s." } };

    [Fact]
    public void A_container_that_never_ended_has_no_last_time() =>
        Describe(Running, new(), restarts: 0).ShouldBe("runs but is not ready (its readiness probe fails)");

    [Fact]
    public void Why_it_ended_is_told_while_it_waits_to_be_started_again() =>
        Describe(Waiting, Failed, restarts: 1).ShouldBe(
            "waits: CrashLoopBackOff: back-off 10s; the last time it ended with exit code 3 (Error); restarted once");

    [Fact]
    public void Why_it_ended_is_told_when_it_runs_again() =>
        Describe(Running, Failed, restarts: 2).ShouldBe(
            "runs but is not ready (its readiness probe fails); the last time it ended with exit code 3 (Error); restarted 2 times");

    [Fact]
    public void Of_one_that_has_just_ended_the_end_before_is_left_out() =>
        Describe(Failed, Failed, restarts: 1).ShouldBe("ended with exit code 3 (Error); restarted once");

    private static string Describe(V1ContainerState state, V1ContainerState last, int restarts) =>
        PodStory.Describe(new() { Name = "demox", State = state, LastState = last, Started = true, RestartCount = restarts });
}
