using k8s;

namespace PodLab.Tests.Clusters.Kubernetes;

[Collection(OnKind.Name)]
public sealed class WaitingForPods : ApiTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_pod_is_waited_for_until_it_is_ready_and_told_as_it_is_then()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("demosolo"));

        var pod = (await WaitAsync("demosolo", PodCondition.Ready, Patience)).ShouldNotBeNull();

        pod.Status.Phase.ShouldBe("Running");
        pod.Status.PodIP.ShouldNotBeNullOrEmpty();
        pod.Spec.NodeName.ShouldBeOneOf([.. (await Cluster.NodesAsync(Cancellation)).Select(node => node.Name)]);
    }

    [Fact]
    public async Task A_pod_that_is_not_there_is_not_waited_for()
    {
        Need.KindCluster.OrSkip();

        var error = await Should.ThrowAsync<PodWaitException>(() => WaitAsync("nosuch", PodCondition.Ready, Patience));

        error.Message.ShouldBe($"There is no use waiting until pod nosuch (Kubernetes namespace {Namespace}) is ready: there is no such pod. Apply its manifest first.");
    }

    [Fact]
    public async Task A_pod_that_is_evicted_while_it_is_waited_for_is_told_as_deleted()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("evicted").Replace("image: \"demo:1.0.0\"", "image: \"nosuch:1\"", StringComparison.Ordinal));
        using var proxy = new ApiProxy(Server);
        await using var cluster = Open(proxy.Context);
        var waiting = cluster.WaitForPodAsync(Namespace, "evicted", PodCondition.Ready, Patience, Cancellation);
        await proxy.WatchedAsync(times: 1);
        var eviction = new V1Eviction { Metadata = new V1ObjectMeta { Name = "evicted", NamespaceProperty = Namespace }, DeleteOptions = new V1DeleteOptions { GracePeriodSeconds = 0 } };
        eviction.ApiVersion = "policy/v1beta1";
        await Kubectl.RunAsync(["create", "--raw", $"/api/v1/namespaces/{Namespace}/pods/evicted/eviction", "-f", "-"], KubernetesJson.Serialize(eviction));

        (await Should.ThrowAsync<PodWaitException>(() => waiting)).Message.ShouldContain("it was deleted in the meantime");
        // The next cell also says so, and works again once the pod is applied.
        (await Cluster.FindPodAsync(Namespace, "evicted", Cancellation)).ShouldBeNull();
        (await ApplyAsync(Php("evicted"))).ShouldBe("pod/evicted created");
    }

    [Fact]
    public async Task A_pod_that_the_kubelet_evicted_is_told_with_the_reason()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("pressed").Replace("spec:", "spec:\n  schedulerName: nobody", StringComparison.Ordinal));
        await Server.AskAsync("play the kubelet", (client, stop) => client.CoreV1.PatchNamespacedPodStatusAsync(
            new V1Patch("""{"status": {"phase": "Failed", "reason": "Evicted", "message": "The node was low on resource: memory."}}""", V1Patch.PatchType.MergePatch),
            "pressed", Namespace, cancellationToken: stop), Cancellation);

        var error = await Should.ThrowAsync<PodWaitException>(() => WaitAsync("pressed", PodCondition.Ready, Patience));

        error.Message.ShouldContain("it has ended (Failed, Evicted: The node was low on resource: memory)");
    }

    [Fact]
    public async Task When_the_time_is_up_the_last_state_and_the_events_are_told()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("unpulled").Replace("image: \"demo:1.0.0\"", "image: \"nosuch.invalid/nosuch:1\"", StringComparison.Ordinal));
        await WaitAsync("unpulled", new PodCondition("waits for its image", IsWaitingForImage), Patience);

        // The event may come after the state.
        await Eventually.HoldsAsync(async () =>
        {
            var error = await Should.ThrowAsync<PodWaitException>(() => WaitAsync("unpulled", PodCondition.Ready, TimeSpan.FromSeconds(0.5)));

            error.Message.ShouldStartWith($"Timed out after 0.5 s while waiting until pod unpulled (Kubernetes namespace {Namespace}) is ready. Its phase is Pending. Container demox waits: ");
            error.Message.ShouldContain("\nLast events:\n");
            error.Message.ShouldContain("Warning  Failed  Failed to pull image \"nosuch.invalid/nosuch:1\"");
        });
    }

    [Fact]
    public async Task A_pod_that_no_node_takes_is_told_with_the_schedulers_words()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("choosy").Replace("spec:", "spec:\n  nodeSelector: {nosuch: label}", StringComparison.Ordinal));
        await WaitAsync("choosy", new PodCondition("was looked at", pod => pod?.Status?.Conditions?.Any(condition => condition.Reason == "Unschedulable") == true), Patience);

        // The event may come after the state.
        await Eventually.HoldsAsync(async () =>
        {
            var error = await Should.ThrowAsync<PodWaitException>(() => WaitAsync("choosy", PodCondition.Ready, TimeSpan.FromSeconds(0.5)));

            error.Message.ShouldContain("It isn't on a node yet: ");
            error.Message.ShouldContain("FailedScheduling");
        });
    }

    [Fact]
    public async Task What_a_container_said_before_it_ended_is_in_the_error()
    {
        Need.KindCluster.OrSkip();
        // Without the probe it would be ready each time for the moment that it runs.
        await ApplyAsync(Saying("talker", "echo no luck today; exit 3"));
        await WaitAsync("talker", new PodCondition("is left alone for some seconds", pod => Container(pod)?.State.Waiting?.Reason == "CrashLoopBackOff"), Patience);

        (await Cluster.ReadLogAsync(Namespace, "talker", "demox", 20, Cancellation)).ShouldBe("no luck today");
        var error = await Should.ThrowAsync<PodWaitException>(() => WaitAsync("talker", PodCondition.Ready, TimeSpan.FromSeconds(0.5)));

        error.Message.ShouldContain("ended with exit code 3");
        error.Message.ShouldContain("Last lines of the log of container demox:\nno luck today");
    }

    [Fact]
    public async Task Of_a_container_that_runs_again_it_is_told_how_it_ended_and_what_it_had_said()
    {
        Need.KindCluster.OrSkip();
        var manifest = Saying("seconder", "test -e /seen/first && exec sleep 1h; touch /seen/first; echo no luck today; exit 3")
            .Replace("readinessProbe:", "volumeMounts: [{name: seen, mountPath: /seen}], readinessProbe:", StringComparison.Ordinal)
            .Replace("spec:", "spec:\n  volumes: [{name: seen, emptyDir: {}}]", StringComparison.Ordinal);
        await ApplyAsync(manifest);
        await WaitAsync("seconder", new PodCondition("runs again", pod => Container(pod) is { RestartCount: 1, State.Running: not null }), Patience);

        var error = await Should.ThrowAsync<PodWaitException>(() => WaitAsync("seconder", PodCondition.Ready, TimeSpan.FromSeconds(0.5)));

        error.Message.ShouldContain(
            "Container demox runs but is not ready (its readiness probe fails); the last time it ended with exit code 3 (Error); restarted once.");
        error.Message.ShouldContain("Last lines of the log of container demox:\nno luck today");
    }

    [Fact]
    public async Task Deleting_returns_when_the_pod_is_gone_and_says_whether_there_was_one()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("leaving"));
        await WaitAsync("leaving", PodCondition.Ready, Patience);

        (await Cluster.DeletePodAsync(Namespace, "leaving", Cancellation)).ShouldBeTrue();

        (await Cluster.FindPodAsync(Namespace, "leaving", Cancellation)).ShouldBeNull();
        (await Cluster.DeletePodAsync(Namespace, "leaving", Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Waiting_that_is_cancelled_ends_at_once()
    {
        Need.KindCluster.OrSkip();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await ApplyAsync(Php("waited").Replace("spec:", "spec:\n  schedulerName: nobody", StringComparison.Ordinal));
        var waiting = Cluster.WaitForPodAsync(Namespace, "waited", PodCondition.Ready, TimeSpan.FromDays(1), stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task The_line_under_the_table_of_pods_lists_them_in_a_terminal()
    {
        Need.KindCluster.OrSkip();
        await ApplyAsync(Php("listed"));
        var line = Cluster.PodsTerminalLine(Namespace, "style in (solo, duo)");

        line.ShouldBe($"kubectl --context {Context.Name} get pods -n {Namespace} -l 'style in (solo, duo)' -o wide");
        (await Kubectl.PasteAsync(line)).ShouldContain("listed");
    }

    /// <summary>A pod whose container runs a shell script, and is never ready.</summary>
    private static string Saying(string name, string words) => Php(name).Replace(
        "command: [php], args: [\"-S\", \"127.0.0.1:9081\"]",
        $"command: [sh, -c, \"{words}\"], readinessProbe: {{exec: {{command: [\"false\"]}}}}",
        StringComparison.Ordinal);

    private static V1ContainerStatus? Container(V1Pod? pod) => pod?.Status?.ContainerStatuses?[0];

    private static bool IsWaitingForImage(V1Pod? pod) => Container(pod)?.State?.Waiting?.Reason is "ErrImagePull" or "ImagePullBackOff";

    private Task<V1Pod?> WaitAsync(string name, PodCondition condition, TimeSpan timeout) =>
        Cluster.WaitForPodAsync(Namespace, name, condition, timeout, Cancellation);
}
