namespace PodLab.Tests.Clusters.Standalone;

/// <summary><c>subPath</c> on the real node.</summary>
public sealed class MountingPartsOfVolumes(StandalonePods pods) : IClassFixture<StandalonePods>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_is_a_folder_or_a_file_of_the_volume_also_after_a_restart_and_goes_with_the_pod()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.With(pods.NewName(), """
            volumes: [{name: v, emptyDir: {}}]
            initContainers:
            - {name: make, image: demo:1.0.0, command: [php, -r, "mkdir('/v/a/b', 0777, true); file_put_contents('/v/a/b/file', 'one' . PHP_EOL);"], volumeMounts: [{name: v, mountPath: /v}]}
            containers:
            - name: demox
              image: demo:1.0.0
              command: [sh, -c, "cat /part/file /only; echo made > /new/made; exec sleep infinity"]
              volumeMounts:
              - {name: v, mountPath: /part, subPath: a/b}
              - {name: v, mountPath: /only, subPath: a/b/file}
              - {name: v, mountPath: /new, subPath: new/one}
            """));
        await LogIsAsync("one\none");

        (await pods.Node.ExecuteAsync(["kill", "-9", $"{(await pods.ContainerOfAsync(pod, "demox")).Pid}"], Cancellation)).EnsureSuccess();
        await pods.WaitAsync(pod.Metadata.Name, new PodCondition("has started again", now =>
            now?.Status.ContainerStatuses?[0] is { RestartCount: 1, Ready: true }));
        await LogIsAsync("one\none");

        (await BindsAsync()).ShouldNotBeEmpty();
        await pods.Cluster.DeletePodAsync(StandalonePods.Namespace, pod.Metadata.Name, Cancellation);
        (await BindsAsync()).ShouldBeEmpty();
        Directory.EnumerateDirectories(Path.Combine(pods.State.NodePath, "volumes"), $"{pod.Metadata.Uid}*").ShouldBeEmpty();

        Task LogIsAsync(string text) => Eventually.HoldsAsync(async () =>
            (await pods.Cluster.ReadLogAsync(StandalonePods.Namespace, pod.Metadata.Name, "demox", 20, Cancellation)).ShouldBe(text));

        async Task<string> BindsAsync() =>
            (await pods.Node.ExecuteAsync(["grep", $"{pod.Metadata.Uid}-subpaths", "/proc/self/mounts"], Cancellation)).StandardOutput;
    }

    [Theory]
    [InlineData("symlink('/etc', '/v/out');", "out")]
    [InlineData("symlink('/', '/v/out');", "out/etc")]
    [InlineData("symlink('../../../../etc', '/v/out');", "out")]
    [InlineData("symlink('/', '/v/out');", "out/podlab-escaped")]
    public async Task A_link_that_a_container_put_into_its_volume_does_not_lead_out_of_it(string make, string part)
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();
        await pods.ApplyAsync(StandalonePods.With(name, $$"""
            volumes: [{name: v, emptyDir: {} }]
            initContainers:
            - {name: make, image: demo:1.0.0, command: [php, -r, "{{make}}"], volumeMounts: [{name: v, mountPath: /v}]}
            containers:
            - {name: demox, image: demo:1.0.0, command: [sleep, infinity], volumeMounts: [{name: v, mountPath: /part, subPath: {{part}} }] }
            """));

        var pod = await pods.WaitAsync(name, new PodCondition("says why it waits", now =>
            now?.Status.ContainerStatuses?[0].State is { Running: not null } or { Waiting.Reason: "CreateContainerConfigError" }));

        var waiting = pod.Status.ContainerStatuses[0].State.Waiting.ShouldNotBeNull();
        waiting.Message.ShouldBe($"subPath \"{part}\" can't be mounted: out is a symbolic link, which a container could point out of the volume.");
        (await pods.Node.ExecuteAsync(["ls", "-d", "/podlab-escaped"], Cancellation)).ExitCode.ShouldNotBe(0);
    }
}
