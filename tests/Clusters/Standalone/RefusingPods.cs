using PodLab.Manifests;

namespace PodLab.Tests.Clusters.Standalone;

/// <summary>Features that don't work on the real node, and the messages about them.</summary>
public sealed class RefusingPods(StandalonePods pods) : IClassFixture<StandalonePods>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Deployment", "apps/v1")]
    [InlineData("DaemonSet", "apps/v1")]
    [InlineData("Service", "v1")]
    public async Task Other_kinds_are_named_with_the_clusters_that_can(string kind, string version)
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();
        var error = await Should.ThrowAsync<ManifestException>(() => pods.Cluster.ApplyAsync(
            $"{StandalonePods.Php(name)}\n---\napiVersion: {version}\nkind: {kind}\nmetadata: {{name: a}}\nspec: {{}}", "dev", cancellation: Cancellation));

        error.Message.ShouldContain($"cannot apply a {kind}");
        error.Message.ShouldContain("A cluster of kind \"kind\"");
        // All or nothing.
        (await pods.Cluster.FindPodAsync(StandalonePods.Namespace, name, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("hostUsers: false", "spec.hostUsers")]
    [InlineData("volumes: [{name: v, configMap: {name: m}}]", "spec.volumes[0].configMap: its only kind of volume is emptyDir")]
    [InlineData("nodeName: other", "its only node is")]
    [InlineData("nodeSelector: {a: b}", "it has no scheduler")]
    public async Task What_it_cannot_do_is_said(string spec, string expected)
    {
        Need.StandaloneNode.OrSkip();
        var error = await Should.ThrowAsync<ManifestException>(() =>
            pods.ApplyAsync(StandalonePods.With("refused", $"{spec}\ncontainers: [{{name: c, image: i}}]")));

        error.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task A_missing_image_is_named_at_once_with_what_the_node_holds()
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();
        await pods.ApplyAsync(StandalonePods.With(name, "containers: [{name: demox, image: nosuch:1}]"));

        var error = await Should.ThrowAsync<PodWaitException>(() => pods.WaitAsync(name, PodCondition.Ready));

        error.Message.ShouldContain("ErrImageNeverPull");
        error.Message.ShouldContain("\"nosuch:1\"");
        error.Message.ShouldContain("docker.io/library/demo:1.0.0");
    }

    [Fact]
    public async Task A_crash_loop_is_told_with_the_last_lines_of_the_log()
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();
        // Without the probe it would be ready each time for the moment that it runs.
        await pods.ApplyAsync(StandalonePods.With(name, """
            containers:
            - {name: demox, image: demo:1.0.0, command: [sh, -c, "echo no luck; exit 3"], readinessProbe: {exec: {command: ["false"]}}}
            """));
        var pod = await pods.WaitAsync(name, new PodCondition("crashes again and again", now =>
            now?.Status.ContainerStatuses?[0].State.Waiting?.Reason == "CrashLoopBackOff"));

        var error = await Should.ThrowAsync<PodWaitException>(() =>
            pods.Cluster.WaitForPodAsync(StandalonePods.Namespace, name, PodCondition.Ready, TimeSpan.FromMilliseconds(200), Cancellation));

        pod.Status.Phase.ShouldBe("Running");
        pod.Status.ContainerStatuses[0].RestartCount.ShouldBeGreaterThanOrEqualTo(1);
        pod.Status.ContainerStatuses[0].State.Waiting.Message.ShouldStartWith("back-off ");
        // It may have restarted since, and ended again.
        error.Message.ShouldContain("ended with exit code 3 (Error)");
        error.Message.ShouldContain("no luck");
    }

    [Fact]
    public async Task A_command_that_is_not_in_the_image_says_so()
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();
        await pods.ApplyAsync(StandalonePods.With(name, "restartPolicy: Never\ncontainers: [{name: demox, image: demo:1.0.0, command: [nosuch]}]"));

        var error = await Should.ThrowAsync<PodWaitException>(() => pods.WaitAsync(name, PodCondition.Ready));

        error.Message.ShouldContain("it has ended (Failed)");
        error.Message.ShouldContain("\"nosuch\": executable file not found");
    }

    [Fact]
    public async Task Waiting_for_a_pod_that_nobody_applied_is_no_waiting()
    {
        Need.StandaloneNode.OrSkip();
        var watch = Stopwatch.StartNew();
        var error = await Should.ThrowAsync<PodWaitException>(() =>
            pods.Cluster.WaitForPodAsync(StandalonePods.Namespace, "nobody", PodCondition.Ready, TimeSpan.FromMinutes(5), Cancellation));

        error.Message.ShouldContain("there is no such pod");
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(60);
    }

    [Fact]
    public async Task A_log_of_a_container_that_is_not_there_names_those_that_are()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()));

        (await Should.ThrowAsync<PodLabException>(() => pods.Cluster.ReadLogAsync(StandalonePods.Namespace, pod.Metadata.Name, "x", 20, Cancellation)))
            .Message.ShouldContain("It has: demox.");
    }
}
