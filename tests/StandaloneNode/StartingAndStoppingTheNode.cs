using PodLab.Anatomy;

namespace PodLab.Tests.StandaloneNode;

[Collection("lives of nodes")]
public sealed class StartingAndStoppingTheNode
{
    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public async Task Up_runs_pods_and_down_leaves_nothing(string cgroups)
    {
        Need.StandaloneNode.OrSkip();
        NeedOfShape(cgroups);
        await using var temporary = new TemporaryState();
        var state = temporary.Folder;
        var before = TracesOfNode.OnMachine();

        (await Tool.RunAsync(state, "up", "--no-install", "--cgroups", cgroups)).EnsureSuccess();
        var node = state.FindNodeRecord().ShouldNotBeNull();
        await using (var lab = await Lab.OnAsync(StandaloneCluster.Open(state), "for a test", TestContext.Current.CancellationToken))
        {
            (await SmallPod.ApplyAsync(lab, "demosolo")).Status.Phase.ShouldBe("Running");
            var php = (await lab.AnatomyAsync("demosolo", cancellation: TestContext.Current.CancellationToken)).Container("demox").FirstProcess.ShouldNotBeNull();
            php.Memberships.Where(membership => membership.Ownership == NamespaceOwnership.Own).Select(membership => membership.Type)
                .ShouldBe(cgroups == "v2" ? [NamespaceType.Cgroup, NamespaceType.Mnt, NamespaceType.Pid] : [NamespaceType.Mnt, NamespaceType.Pid]);
        }

        var processes = TracesOfNode.ProcessesOf(node);
        var group = TracesOfNode.ControlGroupOf(node.Pid);
        processes.Length.ShouldBeGreaterThanOrEqualTo(8, "launcher, init, services, containerd, supervisor, shim, pause, php");

        var down = (await Tool.RunAsync(state, "down")).EnsureSuccess();

        down.Output.ShouldContain("nothing of it is left");
        processes.Where(TracesOfNode.Exists).ShouldBeEmpty();
        TracesOfNode.OnMachine().ShouldBe(before, ignoreOrder: true);
        (group is null ? [] : TracesOfNode.ControlGroupsNamed(group)).ShouldBeEmpty();
        Directory.GetFileSystemEntries(Path.GetDirectoryName(state.Path)!).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_the_node_nothing_but_the_node_is_seen()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();

        var processes = (await OnNodeAsync(temporary.Folder, "ps", "-eo", "args=")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        processes[0].ShouldStartWith("catatonit --");
        processes.ShouldContain(line => line.StartsWith("containerd ", StringComparison.Ordinal));
        processes.ShouldContain("podlab-supervisor supervise");
        processes.ShouldAllBe(line => line.StartsWith("catatonit") || line.StartsWith("containerd") || line.StartsWith("podlab-supervisor")
            || line.EndsWith("/podlab-services") || line.StartsWith("sleep 0.5") || line.StartsWith("ps "));
        (await OnNodeAsync(temporary.Folder, "hostname")).ShouldBe("podlab-node\n");
        (await OnNodeAsync(temporary.Folder, "ls", "/sys/class/net")).ShouldBe("lo\n");
        (await OnNodeAsync(temporary.Folder, "cat", "/sys/class/net/lo/carrier")).ShouldBe("1\n");
        (await OnNodeAsync(temporary.Folder, "env")).Split('\n').ShouldNotContain(line => line.StartsWith("PODLAB_STATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_up_finds_the_node_running_and_refuses_another_shape()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
        var first = temporary.Folder.FindNodeRecord();

        (await Tool.RunAsync(temporary.Folder, "up")).EnsureSuccess().Output.ShouldContain("is already running");
        var other = await Tool.RunAsync(temporary.Folder, "up", "--cgroups", "v1");

        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain("down");
        temporary.Folder.FindNodeRecord().ShouldBe(first);
    }

    [Fact]
    public async Task An_up_that_names_no_shape_takes_the_one_of_the_node_that_was_started_last()
    {
        Need.StandaloneNode.OrSkip();
        NeedOfShape("v1");
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install", "--cgroups", "v1")).EnsureSuccess();

        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess().Output.ShouldContain("is already running");
        using (var init = Process.GetProcessById(temporary.Folder.FindNodeRecord()!.Pid))
        {
            init.Kill();
        }

        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
        temporary.Folder.FindNodeRecord()!.CgroupVersion.ShouldBe(1);
    }

    [Fact]
    public async Task Two_at_once_start_one_node()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();

        var both = await Task.WhenAll(Tool.RunAsync(temporary.Folder, "up", "--no-install"), Tool.RunAsync(temporary.Folder, "up", "--no-install"));

        both.ShouldAllBe(result => result.ExitCode == 0);
        both.Count(result => result.Output.Contains("is already running", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_state_folder_may_have_spaces_and_a_long_path()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState($"a folder with spaces, longer than a socket's path may be {new string('x', 80)}");

        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();

        await using var lab = await Lab.OnAsync(StandaloneCluster.Open(temporary.Folder), "for a test", TestContext.Current.CancellationToken);
        (await SmallPod.ApplyAsync(lab, "demosolo")).Status.Phase.ShouldBe("Running");
    }

    [Fact]
    public async Task Down_removes_nothing_that_is_not_its_own()
    {
        Need.Linux.OrSkip();
        await using var temporary = new TemporaryState();
        Directory.CreateDirectory(temporary.Folder.Path);
        var letter = Path.Combine(temporary.Folder.Path, "letter");
        await File.WriteAllTextAsync(letter, "mine", TestContext.Current.CancellationToken);

        (await Tool.RunAsync(temporary.Folder, "down")).EnsureSuccess();

        File.Exists(letter).ShouldBeTrue();
    }

    [Fact]
    public async Task Down_without_a_node_says_so_and_succeeds()
    {
        Need.Linux.OrSkip();
        await using var temporary = new TemporaryState();

        (await Tool.RunAsync(temporary.Folder, "down")).EnsureSuccess().Output.ShouldContain("no node to stop");
    }

    private static async Task<string> OnNodeAsync(StateFolder state, params string[] argv) =>
        (await Tool.RunAsync(state, ["exec", "podlab-node", "--", .. argv])).EnsureSuccess().Output;

    private static void NeedOfShape(string cgroups)
    {
        if (cgroups == "v1" && !(Environment.IsPrivilegedProcess && Directory.Exists("/sys/fs/cgroup/memory")))
        {
            Assert.Skip("cgroup v1 needs root's rights and a machine that has its hierarchies.");
        }
    }
}
