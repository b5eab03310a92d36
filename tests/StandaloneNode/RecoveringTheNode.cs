using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.StandaloneNode;

[Collection("lives of nodes")]
public sealed class RecoveringTheNode
{
    [Theory]
    [InlineData(150)]
    [InlineData(400)]
    [InlineData(700)]
    [InlineData(1200)]
    public async Task After_an_up_that_was_killed_the_next_one_starts_the_node(int milliseconds)
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        using var killed = Tool.Start(temporary.Folder, "up", "--no-install");
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        killed.Kill();
        var launcher = temporary.Folder.FindNodeRecord()?.LauncherPid;

        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();

        var node = temporary.Folder.FindNodeRecord().ShouldNotBeNull();
        (launcher is { } pid && pid != node.LauncherPid && TracesOfNode.Exists(pid)).ShouldBeFalse("the first one's launcher is gone");
        await RunsPodsAsync(temporary.Folder);
    }

    [Fact]
    public async Task A_folder_in_which_a_child_of_a_killed_up_still_writes_is_removed_whole()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        Directory.CreateDirectory(temporary.Folder.NodePath);
        const string script = "for i in $(seq 300); do mkdir -p \"$1/$i\" && echo > \"$1/$i/file\"; sleep 0.002; done";
        using var writer = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script, "sh", temporary.Folder.NodePath]) { RedirectStandardError = true })!;
        var ended = writer.WaitForExitAsync(TestContext.Current.CancellationToken);

        while (!ended.IsCompleted)
        {
            await new NodeRemoval(temporary.Folder).RemoveAsync(TestContext.Current.CancellationToken);
        }

        await new NodeRemoval(temporary.Folder).RemoveAsync(TestContext.Current.CancellationToken);
        Directory.Exists(temporary.Folder.NodePath).ShouldBeFalse();
    }

    [Fact]
    public async Task An_up_that_is_interrupted_says_so_and_leaves_no_node()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        using var interrupt = new CancellationTokenSource();
        var life = new StandaloneNodeProvisioner(temporary.Folder, new WhenReported("Starting node", interrupt.Cancel));

        await Should.ThrowAsync<OperationCanceledException>(() => life.UpAsync(new UpOptions(MayInstall: false), "podlab", interrupt.Token));

        Directory.Exists(temporary.Folder.NodePath).ShouldBeFalse();
    }

    [Fact]
    public async Task A_containerd_that_was_killed_is_started_again_and_its_pods_live_on()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
        await RunsPodsAsync(temporary.Folder);
        var node = temporary.Folder.FindNodeRecord()!;
        var php = Named(node, "php").Single();

        Process.GetProcessById(ContainerdOf(node)).Kill();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess().Output.ShouldContain("is already running");

        Named(node, "php").ShouldBe([php]);
        await RunsPodsAsync(temporary.Folder, "demoduo");
    }

    [Fact]
    public async Task A_node_that_answers_slowly_is_not_torn_down()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
        await RunsPodsAsync(temporary.Folder);
        var node = temporary.Folder.FindNodeRecord()!;
        var (php, containerd) = (Named(node, "php").Single(), ContainerdOf(node));

        await SignalAsync("STOP", containerd);
        using var up = Tool.Start(temporary.Folder, "up", "--no-install");
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        await SignalAsync("CONT", containerd);

        (await Tool.EndOfAsync(up)).EnsureSuccess().Output.ShouldContain("is already running");
        temporary.Folder.FindNodeRecord()!.Pid.ShouldBe(node.Pid);
        Named(node, "php").ShouldBe([php]);
    }

    [Fact]
    public async Task A_pod_that_cannot_be_removed_says_why_and_goes_when_it_can()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
        await RunsPodsAsync(temporary.Folder);
        await using var cluster = StandaloneCluster.Open(temporary.Folder);
        var node = (await cluster.NodesAsync(TestContext.Current.CancellationToken)).Single();
        // Imitates `ip netns add` if /run/netns isn't a shared mount: the pod's network namespace is mounted twice, and removed once.
        await OnNodeAsync("mount --make-private /run/netns && mount --rbind /run/netns /run/netns && mount --make-rprivate /run/netns");

        var deleting = cluster.DeletePodAsync("dev", "demosolo", TestContext.Current.CancellationToken);
        var saysWhy = new PodCondition("says why", pod => pod is null || pod.Status.Reason == "FailedKillPod");
        var stuck = await cluster.WaitForPodAsync("dev", "demosolo", saysWhy, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        PodStory.Of(stuck).ShouldContain("FailedKillPod");
        PodStory.Of(stuck).ShouldContain("netns");
        await OnNodeAsync("umount --lazy /run/netns");
        (await deleting).ShouldBeTrue();

        async Task OnNodeAsync(string script) => (await node.ExecuteAsync(["sh", "-c", script], TestContext.Current.CancellationToken)).EnsureSuccess();
    }

    [Fact]
    public async Task A_node_whose_first_process_was_killed_is_made_anew()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
        var first = temporary.Folder.FindNodeRecord()!;

        Process.GetProcessById(first.Pid).Kill();
        var exec = await Tool.RunAsync(temporary.Folder, "exec", "podlab-node", "--", "ps");
        var again = (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();

        exec.ExitCode.ShouldBe(1);
        exec.Error.ShouldContain("up");
        again.Output.ShouldContain("pods are lost");
        temporary.Folder.FindNodeRecord()!.Pid.ShouldNotBe(first.Pid);
        await RunsPodsAsync(temporary.Folder);
    }

    [Fact]
    public async Task A_record_from_before_a_reboot_is_not_taken_for_a_running_node()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        var state = temporary.Folder;
        var self = Environment.ProcessId;
        var other = ProcessIdentity.FindStartTicks(self)!.Value - 1;
        state.WriteNodeRecord(new(StandaloneNodeRecord.NodeName, self, other, self, other, Rootless: false, 2, "setup/podlab", DateTimeOffset.UtcNow));

        (await Tool.RunAsync(state, "up", "--no-install")).EnsureSuccess();

        state.FindNodeRecord()!.Pid.ShouldNotBe(self, "the PID is this test's own by now, and this test lives on");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_record_that_cannot_be_read_is_cleared_away(string text)
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        Directory.CreateDirectory(temporary.Folder.NodePath);
        await File.WriteAllTextAsync(temporary.Folder.NodeRecordFile, text, TestContext.Current.CancellationToken);

        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
    }

    private static async Task SignalAsync(string signal, int pid) =>
        (await MachineCommand.RunAsync(
            ["kill", "-s", signal, pid.ToString(CultureInfo.InvariantCulture)], TestContext.Current.CancellationToken)).ExitCode.ShouldBe(0);

    private static async Task RunsPodsAsync(StateFolder state, string name = "demosolo")
    {
        await using var lab = await Lab.OnAsync(StandaloneCluster.Open(state), "for a test", TestContext.Current.CancellationToken);
        (await SmallPod.ApplyAsync(lab, name)).Status.Phase.ShouldBe("Running");
    }

    private sealed class WhenReported(string step, Action action) : IProgress<string>
    {
        public void Report(string value)
        {
            if (value.StartsWith(step, StringComparison.Ordinal))
            {
                action();
            }
        }
    }

    // A new child of containerd is also called containerd.
    private static int ContainerdOf(StandaloneNodeRecord node) =>
        Named(node, "podlab-services").SelectMany(ProcessIdentity.ChildrenOf).Single(pid => ProcessIdentity.FindName(pid) == "containerd");

    private static int[] Named(StandaloneNodeRecord node, string name) =>
        [.. TracesOfNode.ProcessesOf(node).Where(pid => ProcessIdentity.FindName(pid) == name)];
}
