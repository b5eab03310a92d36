using PodLab.Anatomy;
using PodLab.Clusters.Kubernetes.Debugging;
using PodLab.Exercises;
using static PodLab.Nodes.NamespaceType;

namespace PodLab.Tests.Clusters.Contract;

/// <summary>
/// Facts about a pod that hold on every cluster that a lesson can run on. Each kind of cluster has its own class that opens it; the facts are the
/// same.
/// </summary>
public abstract class ClusterContract : IAsyncLifetime
{
    private Lab? _lab;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The Kubernetes namespace of only this test.</summary>
    protected string Namespace { get; } = $"podlab-tests-{Guid.NewGuid():N}"[..24];

    /// <summary>The requirements of this cluster on the machine.</summary>
    protected abstract Need Need { get; }

    protected Lab Lab => _lab!;

    [Fact]
    public async Task A_manifest_makes_a_running_pod_and_applying_it_again_changes_nothing()
    {
        Need.OrSkip();

        (await Lab.ApplyAsync(ContractPods.Solo, Namespace, cancellation: Cancellation)).ToString().ShouldBe("pod/demosolo created");
        var pod = await Lab.WaitUntilReadyAsync("demosolo", Namespace, Cancellation);
        (await Lab.ApplyAsync(ContractPods.Solo, Namespace, cancellation: Cancellation)).ToString().ShouldBe("pod/demosolo unchanged");
        (await Lab.ApplyAsync(ContractPods.Solo.Replace("style: solo", "style: other", StringComparison.Ordinal), Namespace, cancellation: Cancellation))
            .ToString().ShouldBe("pod/demosolo configured");

        pod.Status.Phase.ShouldBe("Running");
        pod.Status.PodIP.ShouldNotBeNullOrEmpty();
        (await Lab.PodsAsync(Namespace, "style=other", Cancellation)).ShouldHaveSingleItem().Spec.NodeName.ShouldBe(pod.Spec.NodeName);
    }

    [Fact]
    public async Task The_same_pod_twice_in_one_manifest_is_made_once()
    {
        Need.OrSkip();

        (await Lab.ApplyAsync($"{ContractPods.Solo}\n---\n{ContractPods.Solo}", Namespace, cancellation: Cancellation)).Objects
            .Select(applied => applied.ToString()).ShouldBe(["pod/demosolo created", "pod/demosolo unchanged"]);
    }

    [Theory]
    [InlineData("x/../../node")]
    [InlineData("..")]
    [InlineData("A")]
    [InlineData("")]
    public async Task A_name_that_no_pod_can_have_is_refused_wherever_it_comes_in(string name)
    {
        Need.OrSkip();
        Func<Task>[] calls =
        [
            () => Lab.AnatomyAsync(name, Namespace, Cancellation),
            () => Lab.NodeOfAsync(name, Namespace, Cancellation),
            () => Lab.WaitUntilReadyAsync(name, Namespace, Cancellation),
            () => Lab.LogAsync(name, "demox", Namespace, cancellation: Cancellation),
            () => Lab.DeleteAsync(name, Namespace, Cancellation),
            () => Cluster.FindPodAsync(Namespace, name, Cancellation),
            () => Lab.PodsAsync($"{Namespace}/{name}", cancellation: Cancellation),
            () => Lab.DeleteAsync("demosolo", $"{Namespace}/{name}", Cancellation),
        ];

        foreach (var call in calls)
        {
            (await Should.ThrowAsync<PodLabException>(call)).Message.ShouldMatch("\" cannot be (the name of a pod|a Kubernetes namespace): expected at most ");
        }
    }

    [Fact]
    public async Task A_command_runs_in_a_container_with_its_arguments_as_they_are_and_its_exit_code_is_data()
    {
        Need.OrSkip();
        await Lab.ApplyAsync(ContractPods.Solo, Namespace, cancellation: Cancellation);
        await Lab.WaitUntilReadyAsync("demosolo", Namespace, Cancellation);

        var run = await ExecAsync("demox", "php", "-r", "fwrite(STDERR, \"4711\naside\"); echo gethostname(), ' $HOME; ', str_repeat('x', 200000); exit(3);");

        // Before it, some builds of php complain about their time zone.
        run.StandardOutput.ShouldEndWith($"demosolo $HOME; {new string('x', 200000)}");
        (run.ExitCode, run.StandardError).ShouldBe((3, "4711\naside"), "also a first line that could be a PID");
    }

    [Fact]
    public async Task A_command_that_can_not_run_in_a_container_is_refused_with_the_reason_and_the_next_one_runs()
    {
        Need.OrSkip();
        await Lab.ApplyAsync(ContractPods.Solo, Namespace, cancellation: Cancellation);
        await Lab.WaitUntilReadyAsync("demosolo", Namespace, Cancellation);

        (await Should.ThrowAsync<PodLabException>(() => ExecAsync("demox", "no-such-program"))).Message.ShouldContain("no-such-program");
        (await Should.ThrowAsync<PodLabException>(() => ExecAsync("other", "php"))).Message.ShouldBe("Pod demosolo has no container other. It has: demox.");
        (await Should.ThrowAsync<PodLabException>(() => Lab.ExecAsync("gone", "demox", ["php"], false, Namespace, Cancellation))).Message
            .ShouldContain("There is no pod gone");
        var failed = await ExecAsync("demox", "php", "-r", "exit(3);");
        Should.Throw<CommandFailedException>(failed.EnsureSuccess).Message.ShouldContain(" in container demox of pod demosolo ended with exit code 3.");
        using var canceling = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Lab.ExecAsync("demosolo", "demox", ["php", "-r", "sleep(60);"], false, Namespace, canceling.Token));
        (await ExecAsync("demox", "php", "-r", "echo 7;")).StandardOutput.ShouldEndWith("7");
    }

    [Fact]
    public async Task Phps_parent_is_the_shim_and_pause_is_its_sibling()
    {
        Need.OrSkip();
        var pod = await RunAsync(ContractPods.Solo);
        var php = pod.Container("demox").FirstProcess.ShouldNotBeNull();

        php.Command.ShouldBe("php -S 127.0.0.1:9081");
        php.PidInside.ShouldBe(1);
        var parent = (await NodeOf(pod).ProcessesAsync(Cancellation)).Single(process => process.Pid == php.ParentPid);
        parent.Command.ShouldContain("containerd-shim-runc-v2");
        var sibling = pod.Siblings("demox").ShouldHaveSingleItem();
        sibling.Container.ShouldBe("pause");
        sibling.Command.ShouldContain("pause");
    }

    [Fact]
    public async Task A_pod_of_one_container_shares_net_uts_and_ipc_among_two_processes()
    {
        Need.OrSkip();
        var pod = await RunAsync(ContractPods.Solo);

        pod.SharedNamespaces.Select(ns => ns.Type).ShouldBe([Ipc, Net, Uts]);
        pod.SharedNamespaces.ShouldAllBe(ns => pod.ProcessCount(ns) == 2);
        // With cgroup v2, the Linux kernel gives a container its own cgroup namespace.
        OwnTypes(pod, "demox").ShouldBe(Lab.Facts.CgroupVersion == 2 ? [Cgroup, Mnt, Pid] : [Mnt, Pid]);
        OwnTypes(pod, "pause").ShouldBe([Mnt, Pid]);
        pod.NamespacesOf("demox").ShouldAllBe(ns => pod.ProcessCount(ns) == 1);
    }

    [Fact]
    public async Task Lsns_on_the_node_counts_the_same()
    {
        Need.OrSkip();
        var pod = await RunAsync(ContractPods.Solo);

        var rows = (await NodeOf(pod).NamespacesAsync(Cancellation)).Where(row => pod.SharedNamespaces.Any(ns => ns.Inode == row.Namespace.Inode)).ToList();

        rows.Select(row => row.Namespace.Type).ShouldBe([Net, Uts, Ipc], ignoreOrder: true);
        rows.ShouldAllBe(row => row.ProcessCount == 2);
    }

    [Fact]
    public async Task Two_containers_are_three_processes_with_the_same_network_and_different_files()
    {
        Need.OrSkip();
        var pod = await RunAsync(ContractPods.Duo);

        pod.SharedNamespaces.Select(ns => ns.Type).ShouldBe([Ipc, Net, Uts]);
        pod.SharedNamespaces.ShouldAllBe(ns => pod.ProcessCount(ns) == 3);
        pod.Siblings("demox").Select(process => process.Container).ShouldBe(["pause", "demoy"], ignoreOrder: true);
        pod.NamespacesOf("demox").Intersect(pod.NamespacesOf("demoy")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_container_whose_process_is_killed_starts_again_in_the_same_pod()
    {
        Need.OrSkip();
        var before = await RunAsync(ContractPods.Solo);

        (await NodeOf(before).ExecuteAsync(["kill", "-9", $"{before.Container("demox").FirstProcess!.Pid}"], Cancellation)).EnsureSuccess();
        var restarted = await Lab.WaitForRestartAsync("demosolo", "demox", namespaceName: Namespace, cancellation: Cancellation);
        var after = await Lab.AnatomyAsync("demosolo", Namespace, Cancellation);

        restarted.Status.ContainerStatuses[0].ShouldSatisfyAllConditions(demox => demox.RestartCount.ShouldBe(1), demox => demox.Ready.ShouldBeTrue());
        after.Uid.ShouldBe(before.Uid);
        after.PodIP.ShouldBe(before.PodIP);
        after.SharedNamespaces.ShouldBe(before.SharedNamespaces);
        after.Pause!.FirstProcess!.Pid.ShouldBe(before.Pause!.FirstProcess!.Pid);
        after.Container("demox").RestartCount.ShouldBe(1);
        // Its own namespaces' numbers may be the same: the Linux kernel reuses freed ones.
        after.Container("demox").Id.ShouldNotBe(before.Container("demox").Id);
    }

    [Fact]
    public async Task A_container_that_ends_again_soon_after_waits_and_the_wait_for_it_need_not_be_sat_through()
    {
        Need.OrSkip();
        for (var ends = 0; ends < 2; ends++)
        {
            var pod = await RunAsync(ContractPods.Solo);
            (await NodeOf(pod).ExecuteAsync(["kill", "-9", $"{pod.Container("demox").FirstProcess!.Pid}"], Cancellation)).EnsureSuccess();
            await Lab.WaitForRestartAsync("demosolo", "demox", orBackOff: ends > 0, Namespace, Cancellation);
        }

        // A kubelet may report that only shortly before the next start, or not at all: then that start was delayed.
        RestartCounts.Of((await Cluster.FindPodAsync(Namespace, "demosolo", Cancellation))!, "demox").Wait.ShouldBe(10);
    }

    [Fact]
    public async Task A_pod_whose_pause_ends_gets_a_new_sandbox_at_once_and_counts_it_as_a_restart()
    {
        Need.OrSkip();
        var before = await RunAsync(ContractPods.Solo);
        var latest = (await NodeOf(before).StatsAsync([.. before.Processes.Select(process => process.Pid)])).Max(stat => stat.StartedAfterBoot);

        (await NodeOf(before).ExecuteAsync(["kill", "-9", $"{before.Pause!.FirstProcess!.Pid}"], Cancellation)).EnsureSuccess();
        await Lab.WaitForRestartAsync("demosolo", "demox", namespaceName: Namespace, cancellation: Cancellation);
        var after = await Lab.AnatomyAsync("demosolo", Namespace, Cancellation);

        after.Uid.ShouldBe(before.Uid);
        after.Container("demox").RestartCount.ShouldBe(1);
        after.Pause!.Id.ShouldNotBe(before.Pause.Id);
        (await NodeOf(after).StatsAsync([.. after.Processes.Select(process => process.Pid)])).ShouldAllBe(stat => stat.StartedAfterBoot > latest);
        before.Drawing(after).Summary.ShouldStartWith("The same: nothing.");
    }

    [Fact]
    public async Task A_child_that_nobody_waits_for_is_shown_as_a_zombie_and_pause_collects_it_where_processes_are_shared()
    {
        Need.OrSkip();
        string[] orphan = ["sh", "-c", "sh -c 'sleep 0.1 &' >/dev/null 2>&1; sleep 0.5"];
        await RunAsync(ContractPods.Solo);
        await RunAsync(ContractPods.Solo.Replace("name: demosolo", "name: demoshare", StringComparison.Ordinal)
            .Replace("spec:", "spec:\n  shareProcessNamespace: true", StringComparison.Ordinal));

        foreach (var pod in new[] { "demosolo", "demoshare" })
        {
            await Lab.ExecAsync(pod, "demox", orphan, changes: true, Namespace, Cancellation);
        }

        var keeping = await Lab.AnatomyAsync("demosolo", Namespace, Cancellation);
        keeping.Zombies.ShouldHaveSingleItem().ParentPid.ShouldBe(keeping.Container("demox").FirstProcess!.Pid);
        keeping.Drawing().ToString().ShouldContain("a zombie");
        keeping.Matrix().Count.ShouldBe(3);
        (await Lab.AnatomyAsync("demoshare", Namespace, Cancellation)).Zombies.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_pod_leaves_no_process_and_no_sandbox()
    {
        Need.OrSkip();
        var pod = await RunAsync(ContractPods.Solo);
        var node = NodeOf(pod);

        (await Lab.DeleteAsync("demosolo", Namespace, Cancellation)).ShouldBe("pod \"demosolo\" deleted");

        (await Lab.PodsAsync(Namespace, cancellation: Cancellation)).Select(left => left.Metadata.Name).ShouldNotContain("demosolo");
        (await node.ProcessesAsync(Cancellation)).Select(process => process.Pid).ShouldNotContain(pod.Container("demox").FirstProcess!.Pid);
        (await node.Runtime.SandboxesAsync(Cancellation)).ShouldNotContain(sandbox => sandbox.Uid == pod.Uid && sandbox.IsReady);
        (await Lab.DeleteAsync("demosolo", Namespace, Cancellation)).ShouldBe($"there is no pod \"demosolo\" in Kubernetes namespace {Namespace}");
    }

    [Fact]
    public async Task A_pods_eth0_is_matched_with_its_end_on_the_node()
    {
        Need.OrSkip();
        var pod = await RunAsync(ContractPods.Solo);
        var (node, php) = (NodeOf(pod), pod.Container("demox").FirstProcess!.Pid);

        var network = await Lab.NetworkAsync("demosolo", Namespace, Cancellation);
        var inside = (await node.LinksAsync(php, Cancellation)).Single(link => link.Name == "eth0");

        var peer = network.FindPeer(network.OfPod("demosolo", Namespace), "eth0").ShouldNotBeNull();
        peer.Namespace.IsNode.ShouldBeTrue();
        ((int?)peer.Link.Index, peer.Link.LinkIndex).ShouldBe((inside.LinkIndex, (int?)inside.Index));
        (await node.RoutesAsync(php, Cancellation)).ShouldContain(route => route.Destination == "default" && route.Device == "eth0");
        (await node.MountsAsync(php, Cancellation)).Root.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_field_that_the_cluster_knows_is_kept_whether_or_not_the_pod_exists_and_nothing_is_made()
    {
        Need.OrSkip();

        (await KeepsAsync(ContractPods.Duo, "spec.containers[].args")).WhyNot.ShouldBeNull();
        (await PodsOfTestAsync()).ShouldBeEmpty();
        await RunAsync(ContractPods.Solo);
        (await KeepsAsync(ContractPods.Solo.Replace("9081", "9082", StringComparison.Ordinal), "spec.containers[].args")).IsKept.ShouldBeTrue();
        (await PodsOfTestAsync()).ShouldHaveSingleItem().Spec.Containers[0].Args.ShouldContain("127.0.0.1:9081");
    }

    [Fact]
    public async Task A_field_that_the_cluster_leaves_out_is_said_with_what_leaves_it_out()
    {
        Need.OrSkip();
        var version = KubernetesMinor;

        var sidecar = await KeepsAsync(ContractPods.WithSidecar, "spec.initContainers[].restartPolicy");
        var ownUsers = await KeepsAsync(ContractPods.Solo.Replace("spec:", "spec:\n  hostUsers: false", StringComparison.Ordinal), "spec.hostUsers");

        // Enabled by default since Kubernetes 1.29 and 1.33 (feature gates SidecarContainers and UserNamespacesSupport); the standalone node has its
        // own list.
        sidecar.IsKept.ShouldBe(version is null or >= 29, sidecar.WhyNot);
        ownUsers.IsKept.ShouldBe(version >= 33, ownUsers.WhyNot);
        foreach (var told in new[] { sidecar, ownUsers }.Where(answer => !answer.IsKept).Select(answer => answer.WhyNot!))
        {
            told.ShouldContain(Lab.Facts.KubernetesVersion ?? "standalone node");
            told.ShouldMatch(@"spec\.(hostUsers|initContainers\[1\]\.restartPolicy)");
        }
    }

    [Fact]
    public async Task A_question_about_a_field_that_the_manifest_lacks_is_refused()
    {
        Need.OrSkip();

        (await Should.ThrowAsync<PodLab.Manifests.ManifestException>(() => KeepsAsync(ContractPods.Solo, "spec.hostUsers"))).Message.ShouldContain("no field spec.hostUsers");
        (await Should.ThrowAsync<PodLab.Manifests.ManifestException>(() => KeepsAsync($"{ContractPods.Solo}\n---\n{ContractPods.Duo}", "spec.containers[].args")))
            .Message.ShouldContain("several objects");
    }

    [Fact]
    public async Task The_cluster_says_what_it_is()
    {
        Need.OrSkip();

        Lab.Facts.Nodes.ShouldBe((await Lab.NodesAsync(Cancellation)).Select(node => node.Name));
        Lab.Facts.RuntimeVersion.ShouldStartWith("containerd ");
        Lab.Facts.CgroupVersion.ShouldNotBeNull().ShouldBeOneOf(1, 2);
        Lab.Facts.LinuxVersion.ShouldNotBeNullOrEmpty();
        Lab.Facts.Ownership.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task What_the_log_says_is_told()
    {
        Need.OrSkip();
        await RunAsync(ContractPods.Solo);

        // It is ready as soon as it runs, and only then reports it.
        await Eventually.HoldsAsync(async () =>
            (await Lab.LogAsync("demosolo", "demox", Namespace, cancellation: Cancellation)).ShouldContain("Development Server (http://127.0.0.1:9081) started"));
    }

    public async ValueTask InitializeAsync()
    {
        if (Need.IsMet)
        {
            await PrepareAsync();
            Cluster = await OpenAsync();
            _lab = await Lab.OnAsync(Cluster, "for the tests", Cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lab is not null)
        {
            await CleanUpAsync();
            await _lab.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The cluster, newly opened.</summary>
    private protected abstract Task<ICluster> OpenAsync();

    /// <summary>The cluster under the lab.</summary>
    private protected ICluster Cluster { get; private set; } = null!;

    /// <summary>Creates the Kubernetes namespace of this test, if needed.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Removes everything that this test created.</summary>
    protected virtual async Task CleanUpAsync()
    {
        foreach (var pod in await Cluster.GetPodsAsync(Namespace))
        {
            await Cluster.DeletePodAsync(Namespace, pod.Metadata.Name);
        }
    }

    private protected async Task<PodAnatomy> RunAsync(string manifest)
    {
        var applied = await Lab.ApplyAsync(manifest, Namespace, cancellation: Cancellation);
        var pod = applied.Objects.ShouldHaveSingleItem().Name;
        await Lab.WaitUntilReadyAsync(pod, Namespace, Cancellation);
        Node = await Lab.NodeOfAsync(pod, Namespace, Cancellation);
        return await Lab.AnatomyAsync(pod, Namespace, Cancellation);
    }

    private ClusterNode? Node { get; set; }

    private ClusterNode NodeOf(PodAnatomy pod) => Node?.Name == pod.Node ? Node : throw new InvalidOperationException($"No pod ran on {pod.Node} in this test.");

    // v1.20.7: 20; null without an API server.
    private int? KubernetesMinor => Lab.Facts.KubernetesVersion?.Split('.') is [_, var minor, ..] ? int.Parse(minor, CultureInfo.InvariantCulture) : null;

    // The lab's debugger pods are in the same Kubernetes namespace, on clusters where it uses them.
    private async Task<IEnumerable<V1Pod>> PodsOfTestAsync() => (await Lab.PodsAsync(Namespace, cancellation: Cancellation))
        .Where(pod => pod.Metadata.Labels?.ContainsKey(DebuggerPod.Label) != true);

    private Task<FieldAnswer> KeepsAsync(string manifest, string field) => Lab.KeepsAsync(manifest, field, Namespace, Cancellation);

    private static IEnumerable<NamespaceType> OwnTypes(PodAnatomy pod, string container) => pod.NamespacesOf(container).Select(ns => ns.Type);

    private Task<CommandResult> ExecAsync(string container, params string[] argv) =>
        Lab.ExecAsync("demosolo", container, argv, changes: false, Namespace, Cancellation);
}
