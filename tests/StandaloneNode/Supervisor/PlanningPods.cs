using PodLab.Clusters.Standalone.Cri;
using PodLab.Manifests;
using PodLab.Setup.StandaloneNode.Supervisor;

namespace PodLab.Tests.StandaloneNode.Supervisor;

public sealed class PlanningPods
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Init_containers_start_one_after_the_other_and_the_others_after_them()
    {
        var pod = Pod("initContainers: [{name: i1, image: i}, {name: i2, image: i}], containers: [{name: c1, image: i}, {name: c2, image: i}]");

        Starts(pod).ShouldBe(["i1"]);
        Starts(pod, Running(pod, "i1")).ShouldBeEmpty();
        Starts(pod, Ended("i1", 0)).ShouldBe(["i2"]);
        Starts(pod, Ended("i1", 0), Ended("i2", 0)).ShouldBe(["c1", "c2"]);
        Starts(pod, Ended("i1", 0), Ended("i2", 0), Running(pod, "c1"), Running(pod, "c2")).ShouldBeEmpty();
    }

    [Fact]
    public void A_sidecar_stays_while_the_next_ones_start()
    {
        var pod = Pod("initContainers: [{name: s, image: i, restartPolicy: Always}, {name: i2, image: i}], containers: [{name: c, image: i}]");

        Starts(pod).ShouldBe(["s"]);
        Starts(pod, Running(pod, "s")).ShouldBe(["i2"]);
        Starts(pod, Running(pod, "s"), Ended("i2", 0)).ShouldBe(["c"]);
        Starts(pod, Ended("s", 1), Ended("i2", 0), Running(pod, "c")).ShouldBe(["s"]);
    }

    [Theory]
    [InlineData("Always", 0, true)]
    [InlineData("Always", 1, true)]
    [InlineData("OnFailure", 0, false)]
    [InlineData("OnFailure", 1, true)]
    [InlineData("Never", 0, false)]
    [InlineData("Never", 1, false)]
    public void What_has_ended_starts_again_by_the_restart_policy(string policy, int exitCode, bool startsAgain)
    {
        var pod = Pod($"restartPolicy: {policy}, containers: [{{name: c, image: i}}]");

        Starts(pod, Ended("c", exitCode)).ShouldBe(startsAgain ? ["c"] : []);
    }

    [Fact]
    public void A_failed_init_container_of_a_pod_that_never_restarts_is_not_started_again()
    {
        var pod = Pod("restartPolicy: Never, initContainers: [{name: i1, image: i}], containers: [{name: c, image: i}]");

        Starts(pod, Ended("i1", 1)).ShouldBeEmpty();
    }

    [Fact]
    public void A_crash_loop_waits_and_says_until_when()
    {
        var pod = Pod("containers: [{name: c, image: i}]");
        var memory = new PodMemory();
        memory.Backoff.NoteRestart("c", TimeSpan.Zero);

        var plan = Plan(pod, memory, Ended("c", 1));

        plan.Starts.ShouldBeEmpty();
        plan.LookAgainAt.ShouldBe(Now + TimeSpan.FromSeconds(9));
        memory.WaitingReasons["c"].Reason.ShouldBe("CrashLoopBackOff");
        memory.WaitingReasons["c"].Message.ShouldStartWith("back-off 10s restarting failed container=c pod=a_dev(");
    }

    [Fact]
    public void A_container_whose_image_was_changed_is_replaced()
    {
        var pod = Pod("containers: [{name: c, image: i}]");
        var running = Running(pod, "c");
        pod.Spec.Containers[0].Image = "other";

        Plan(pod, new PodMemory(), running).Starts.ShouldHaveSingleItem().Replaces.ShouldBe(running);
    }

    [Fact]
    public void A_new_sandbox_starts_all_anew()
    {
        var pod = Pod("initContainers: [{name: i1, image: i}], containers: [{name: c, image: i}]");
        var old = Ended("i1", 0) with { SandboxId = "old" };

        Plan(pod, new PodMemory(), old).Starts.ShouldHaveSingleItem().Replaces.ShouldBe(old);
    }

    // As observed in kubelet 1.20: SandboxChanged, a new IP, and "back-off 10s restarting failed container" in the new sandbox.
    [Fact]
    public void A_back_off_outlives_the_sandbox()
    {
        var pod = Pod("containers: [{name: c, image: i}]");
        var memory = new PodMemory();
        memory.Backoff.NoteRestart("c", TimeSpan.Zero);

        var plan = Plan(pod, memory, Ended("c", 137) with { SandboxId = "old" });

        plan.Starts.ShouldBeEmpty();
        plan.LookAgainAt.ShouldBe(Now + TimeSpan.FromSeconds(9));
        memory.WaitingReasons["c"].Reason.ShouldBe("CrashLoopBackOff");
    }

    [Fact]
    public void An_ephemeral_container_waits_for_its_target_and_is_never_started_again()
    {
        var pod = Pod("containers: [{name: c, image: i}]");
        pod.Spec.EphemeralContainers = [new V1EphemeralContainer { Name = "e", Image = "i", TargetContainerName = "c" }];

        Starts(pod).ShouldBe(["c"]);
        Plan(pod, new PodMemory(), Running(pod, "c")).Starts.ShouldHaveSingleItem().TargetId.ShouldBe("id-c");
        Starts(pod, Running(pod, "c"), Ended("e", 0)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Starts(V1Pod pod, params ContainerSeen[] containers) =>
        Plan(pod, new PodMemory(), containers).Starts.Select(start => start.Container.Name);

    private static PodPlan Plan(V1Pod pod, PodMemory memory, params ContainerSeen[] containers) =>
        new PodPlanner(pod, new PodSeen([new SandboxSeen("sandbox", 0, true, 1, null)], containers), memory, container => container.IsRunning, Now).Plan();

    private static ContainerSeen Running(V1Pod pod, string name) => Seen(name, ContainerState.ContainerRunning, 0,
        ContainerConfigs.HashOf(pod.Spec.AllInitContainers().Concat(pod.Spec.Containers).First(container => container.Name == name)));

    private static ContainerSeen Ended(string name, int exitCode) => Seen(name, ContainerState.ContainerExited, exitCode, "");

    private static ContainerSeen Seen(string name, ContainerState state, int exitCode, string hash) => new("sandbox", new ContainerStatus
    {
        Id = $"id-{name}",
        Metadata = new ContainerMetadata { Name = name },
        State = state,
        ExitCode = exitCode,
        FinishedAt = (Now - TimeSpan.FromSeconds(1)).ToUnixTimeMilliseconds() * 1_000_000,
        Annotations = { [PodLabels.ContainerHash] = hash },
    }, null);

    private static V1Pod Pod(string spec) =>
        PodManifest.Read(ManifestReader.Read($"apiVersion: v1\nkind: Pod\nmetadata: {{name: a, uid: u}}\nspec: {{{spec}}}")[0], "dev");
}
