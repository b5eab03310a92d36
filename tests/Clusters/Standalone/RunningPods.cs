namespace PodLab.Tests.Clusters.Standalone;

/// <summary>Pods on the real node: containerd, runc and the Linux kernel.</summary>
public sealed class RunningPods(StandalonePods pods) : IClassFixture<StandalonePods>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applying_says_created_then_unchanged_then_configured()
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();

        (await pods.ApplyAsync(StandalonePods.Php(name))).ToString().ShouldBe($"pod/{name} created");
        (await pods.ApplyAsync(StandalonePods.Php(name))).Outcome.ShouldBe(ApplyOutcome.Unchanged);
        (await pods.ApplyAsync(StandalonePods.Php(name).Replace("style: solo", "style: other", StringComparison.Ordinal))).Outcome.ShouldBe(ApplyOutcome.Configured);
        (await pods.Cluster.GetPodsAsync(StandalonePods.Namespace, $"style=other,app in (demo)", Cancellation)).Select(pod => pod.Metadata.Name).ShouldContain(name);
    }

    [Fact]
    public async Task A_pod_with_the_longest_name_runs_and_goes()
    {
        Need.StandaloneNode.OrSkip();
        var name = new string('a', 253);
        await pods.RunAsync(StandalonePods.Php(name));

        (await pods.Cluster.GetPodsAsync(StandalonePods.Namespace, null, Cancellation)).Select(pod => pod.Metadata.Name).ShouldContain(name);
        (await pods.Cluster.ReadLogAsync(StandalonePods.Namespace, name, "demox", 20, Cancellation)).ShouldNotBeNull();
        (await pods.Cluster.DeletePodAsync(StandalonePods.Namespace, name, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_running_pod_has_the_status_that_a_kubelet_would_report()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()));

        pod.Status.Phase.ShouldBe("Running");
        pod.Status.Conditions.ShouldAllBe(condition => condition.Status == "True");
        pod.Status.Conditions.Select(condition => condition.Type).ShouldBe(["Initialized", "Ready", "ContainersReady", "PodScheduled"], ignoreOrder: true);
        pod.Status.PodIP.ShouldStartWith("10.");
        pod.Status.HostIP.ShouldNotBeNullOrEmpty();
        pod.Spec.NodeName.ShouldBe(pods.Node.Name);
        var container = pod.Status.ContainerStatuses.ShouldHaveSingleItem();
        container.ContainerID.ShouldStartWith("containerd://");
        container.Image.ShouldBe("docker.io/library/demo:1.0.0");
        container.RestartCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_parent_of_php_is_the_shim_and_pause_is_its_sibling()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()));
        var (sandbox, container) = (await pods.SandboxOfAsync(pod), await pods.ContainerOfAsync(pod, "demox"));
        var parent = await pods.ReadProcessAsync(container.Pid!.Value, "ppid=");

        (await pods.ReadProcessAsync(container.Pid.Value, "args=")).ShouldBe("php -S 127.0.0.1:9081");
        (await pods.ReadProcessAsync(int.Parse(parent, null), "args=")).ShouldContain("containerd-shim-runc-v2");
        (await pods.ReadProcessAsync(sandbox.Pid!.Value, "ppid=")).ShouldBe(parent);
    }

    [Fact]
    public async Task A_container_whose_process_is_killed_starts_again_in_the_same_sandbox()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()));
        var (sandbox, first) = (await pods.SandboxOfAsync(pod), await pods.ContainerOfAsync(pod, "demox"));

        (await pods.Node.ExecuteAsync(["kill", "-9", $"{first.Pid}"], Cancellation)).EnsureSuccess();
        var again = await pods.WaitAsync(pod.Metadata.Name, new PodCondition("has started again", now =>
            now?.Status.ContainerStatuses?[0] is { RestartCount: 1, Ready: true }));

        again.Status.ContainerStatuses[0].LastState.Terminated.ExitCode.ShouldBe(137);
        again.Status.PodIP.ShouldBe(pod.Status.PodIP);
        (await pods.SandboxOfAsync(pod)).Pid.ShouldBe(sandbox.Pid);
        (await pods.ContainerOfAsync(pod, "demox")).Pid.ShouldNotBe(first.Pid);
    }

    [Fact]
    public async Task A_pod_whose_pause_process_is_killed_gets_a_new_sandbox()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()));
        var first = await pods.SandboxOfAsync(pod);

        (await pods.Node.ExecuteAsync(["kill", "-9", $"{first.Pid}"], Cancellation)).EnsureSuccess();
        await pods.WaitAsync(pod.Metadata.Name, new PodCondition("has started again", now =>
            now?.Status.ContainerStatuses?[0] is { RestartCount: 1, Ready: true }));

        (await pods.SandboxOfAsync(pod)).Attempt.ShouldBe(1u);
    }

    // Its containers end before it, and the runtime reports them first: the next start must not be tried in the ending sandbox.
    [Fact]
    public async Task A_shared_pause_process_that_is_killed_counts_as_no_crash_of_its_containers()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()).Replace("spec:", "spec:\n  shareProcessNamespace: true", StringComparison.Ordinal));

        // Not every attempt hits the moment in between.
        for (var restarts = 1; restarts <= 6; restarts++)
        {
            (await pods.Node.ExecuteAsync(["kill", "-9", $"{(await pods.SandboxOfAsync(pod)).Pid}"], Cancellation)).EnsureSuccess();
            pod = await pods.WaitAsync(pod.Metadata.Name, PodCondition.Restarted("demox", restarts - 1, orBackOff: true));

            pod.Status.ContainerStatuses[0].ShouldSatisfyAllConditions(demox => demox.RestartCount.ShouldBe(restarts), demox => demox.Ready.ShouldBeTrue());
        }
    }

    [Fact]
    public async Task Init_containers_run_in_order_before_the_others()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.With(pods.NewName(), """
            volumes: [{name: notes, emptyDir: {}}]
            initContainers:
            - {name: i1, image: demo:1.0.0, command: [sh, -c, "echo one >> /notes/all"], volumeMounts: [{name: notes, mountPath: /notes}]}
            - {name: i2, image: demo:1.0.0, command: [sh, -c, "echo two >> /notes/all"], volumeMounts: [{name: notes, mountPath: /notes}]}
            containers:
            - {name: demox, image: demo:1.0.0, command: [sh, -c, "cat /notes/all; exec sleep infinity"], volumeMounts: [{name: notes, mountPath: /notes}]}
            """));

        pod.Status.InitContainerStatuses.ShouldAllBe(init => init.State.Terminated.Reason == "Completed" && init.Ready);
        // It is ready as soon as it runs, and only then reports it.
        await Eventually.HoldsAsync(async () =>
            (await pods.Cluster.ReadLogAsync(StandalonePods.Namespace, pod.Metadata.Name, "demox", 20, Cancellation)).ShouldBe("one\ntwo"));
    }

    [Fact]
    public async Task A_sidecar_runs_beside_the_container()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.With(pods.NewName(), """
            initContainers: [{name: side, image: demo:1.0.0, restartPolicy: Always, command: [sleep, infinity]}]
            containers: [{name: demox, image: demo:1.0.0, command: [sleep, infinity]}]
            """));

        (await pods.ContainerOfAsync(pod, "side")).State.ShouldBe(RuntimeContainerState.Running);
        pod.Status.InitContainerStatuses.ShouldHaveSingleItem().Started.ShouldBe(true);
    }

    [Fact]
    public async Task Containers_of_a_pod_share_net_uts_and_ipc_and_no_more()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Two(pods.NewName(), ""));

        await ShouldShareAsync(pod, ["net", "uts", "ipc"], ["mnt", "pid"]);
    }

    [Fact]
    public async Task A_shared_process_namespace_is_shared()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Two(pods.NewName(), "shareProcessNamespace: true"));

        await ShouldShareAsync(pod, ["net", "uts", "ipc", "pid"], ["mnt"]);
    }

    [Theory]
    [InlineData("hostNetwork", "net")]
    [InlineData("hostPID", "pid")]
    [InlineData("hostIPC", "ipc")]
    public async Task Host_namespaces_are_the_nodes(string field, string type)
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.With(pods.NewName(), $"{field}: true\ncontainers: [{{name: demox, image: demo:1.0.0, command: [sleep, infinity]}}]"));
        var pid = (await pods.ContainerOfAsync(pod, "demox")).Pid!.Value;

        (await pods.NamespaceAsync(pid, type)).ShouldBe(await pods.NamespaceAsync(1, type));
    }

    [Fact]
    public async Task An_ephemeral_container_sees_its_targets_processes()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()));
        await pods.Cluster.AddEphemeralContainerAsync(StandalonePods.Namespace, pod.Metadata.Name, new V1EphemeralContainer
        {
            Name = "debug", Image = "demo:1.0.0", Command = ["sleep", "infinity"], TargetContainerName = "demox",
        }, Cancellation);
        await pods.WaitAsync(pod.Metadata.Name, new PodCondition("has its debugger", now => now?.Status.EphemeralContainerStatuses?[0].State.Running is not null));

        var (target, debugger) = (await pods.ContainerOfAsync(pod, "demox"), await pods.ContainerOfAsync(pod, "debug"));
        (await pods.NamespaceAsync(debugger.Pid!.Value, "pid")).ShouldBe(await pods.NamespaceAsync(target.Pid!.Value, "pid"));
    }

    [Fact]
    public async Task A_pod_that_never_restarts_succeeds_and_its_sandbox_ends()
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();
        await pods.ApplyAsync(StandalonePods.With(name, "restartPolicy: Never\ncontainers: [{name: demox, image: demo:1.0.0, command: [sh, -c, \"echo done\"]}]"));
        var pod = await pods.WaitAsync(name, new PodCondition("has ended", now => now?.Status.Phase == "Succeeded"));

        pod.Status.ContainerStatuses[0].State.Terminated.Reason.ShouldBe("Completed");
        (await pods.Cluster.ReadLogAsync(StandalonePods.Namespace, name, "demox", 20, Cancellation)).ShouldBe("done");
    }

    [Fact]
    public async Task A_deleted_pod_is_asked_first_and_then_nothing_of_it_stays()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.With(pods.NewName(), """
            terminationGracePeriodSeconds: 1
            containers: [{name: demox, image: demo:1.0.0, command: [sh, -c, "trap '' TERM INT; while true; do sleep 0.1; done"]}]
            """));
        var started = DateTime.UtcNow;

        (await pods.Cluster.DeletePodAsync(StandalonePods.Namespace, pod.Metadata.Name, Cancellation)).ShouldBeTrue();

        // How much longer it takes depends on the machine.
        (DateTime.UtcNow - started).TotalSeconds.ShouldBeGreaterThan(0.9);
        (await pods.Cluster.FindPodAsync(StandalonePods.Namespace, pod.Metadata.Name, Cancellation)).ShouldBeNull();
        (await pods.Node.Runtime.SandboxesAsync(Cancellation)).ShouldNotContain(sandbox => sandbox.Uid == pod.Metadata.Uid);
        (await pods.Cluster.DeletePodAsync(StandalonePods.Namespace, pod.Metadata.Name, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failing_readiness_probe_keeps_a_running_pod_unready()
    {
        Need.StandaloneNode.OrSkip();
        var name = pods.NewName();
        await pods.ApplyAsync(StandalonePods.With(name, """
            containers:
            - {name: demox, image: demo:1.0.0, command: [sleep, infinity], readinessProbe: {exec: {command: [cat, /ready]}, periodSeconds: 1}}
            """));
        await pods.WaitAsync(name, new PodCondition("runs", now => now?.Status.Phase == "Running"));

        var error = await Should.ThrowAsync<PodWaitException>(() =>
            pods.Cluster.WaitForPodAsync(StandalonePods.Namespace, name, PodCondition.Ready, TimeSpan.FromSeconds(1), Cancellation));

        error.Message.ShouldContain("runs but is not ready");
    }

    private async Task ShouldShareAsync(V1Pod pod, IEnumerable<string> shared, IEnumerable<string> own)
    {
        var (x, y) = ((await pods.ContainerOfAsync(pod, "demox")).Pid!.Value, (await pods.ContainerOfAsync(pod, "demoy")).Pid!.Value);
        foreach (var type in shared)
        {
            (await pods.NamespaceAsync(x, type)).ShouldBe(await pods.NamespaceAsync(y, type), type);
            (await pods.NamespaceAsync(x, type)).ShouldNotBe(await pods.NamespaceAsync(1, type), type);
        }

        foreach (var type in own)
        {
            (await pods.NamespaceAsync(x, type)).ShouldNotBe(await pods.NamespaceAsync(y, type), type);
        }
    }
}
