using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Tests.Clusters.Standalone;

public sealed class EnteringTheNode(StandalonePods pods) : IClassFixture<StandalonePods>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_error_and_exit_code_come_back_apart()
    {
        Need.StandaloneNode.OrSkip();
        var result = await pods.Node.ExecuteAsync(["sh", "-c", "echo out; echo err >&2; pwd; exit 3"], Cancellation);

        result.StandardOutput.ShouldBe("out\n/\n");
        result.StandardError.ShouldBe("err\n");
        result.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Arguments_reach_the_command_as_they_are()
    {
        Need.StandaloneNode.OrSkip();
        string[] argv = ["printf", "%s|", "a b", "$HOME", "'", "\"", "*", "", "-n"];

        (await pods.Node.ExecuteAsync(argv, Cancellation)).StandardOutput.ShouldBe("a b|$HOME|'|\"|*||-n|");
    }

    [Fact]
    public async Task A_command_that_the_node_lacks_is_data()
    {
        Need.StandaloneNode.OrSkip();
        (await pods.Node.ExecuteAsync(["nosuchcommand"], Cancellation)).ExitCode.ShouldBe(127);
    }

    [Fact]
    public async Task Only_the_nodes_processes_are_seen_and_its_name_is_its_own()
    {
        Need.StandaloneNode.OrSkip();
        (await pods.Node.ExecuteAsync(["hostname"], Cancellation)).StandardOutput.Trim().ShouldBe(pods.Node.Name);
        (await pods.Node.ExecuteAsync(["ps", "-p", "1", "-o", "args="], Cancellation)).StandardOutput.ShouldContain("catatonit");
    }

    [Fact]
    public async Task Cancelling_ends_the_command_on_the_node()
    {
        Need.StandaloneNode.OrSkip();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = pods.Node.ExecuteAsync(["sleep", "98765"], cancel.Token);
        await Eventually.HoldsAsync(async () => (await FindAsync()).ShouldBe(0));
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        await Eventually.HoldsAsync(async () => (await FindAsync()).ShouldBe(1));

        async Task<int> FindAsync() => (await pods.Node.ExecuteAsync(["pgrep", "-f", "sleep 98765"], Cancellation)).ExitCode;
    }

    [Fact]
    public async Task A_command_ends_when_it_ends_whatever_it_left_in_the_background()
    {
        Need.StandaloneNode.OrSkip();
        var result = await pods.Node.ExecuteAsync(["sh", "-c", "sleep 97531 & echo $!; head -c 60000 /dev/zero | tr '\\0' x; echo err >&2"], Cancellation);

        var lines = result.StandardOutput.Split('\n');
        (await pods.Node.ExecuteAsync(["kill", lines[0]], Cancellation)).ExitCode.ShouldBe(0, "it is still running in the background");
        lines[1].ShouldBe(new string('x', 60000));
        (result.StandardError, result.ExitCode).ShouldBe(("err\n", 0));
    }

    [Fact]
    public async Task Cancelling_keeps_the_output_so_far_and_ends_the_whole_group()
    {
        Need.StandaloneNode.OrSkip();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = pods.Node.ExecuteAsync(["sh", "-c", "echo so far; sleep 86531 & sleep 86532; echo never"], cancel.Token);
        await Eventually.HoldsAsync(async () => (await CountAsync()).ShouldBe("2"));
        await cancel.CancelAsync();

        (await CanceledCommand.OutputOfAsync(running)).StandardOutput.ShouldBe("so far\n");
        (await CountAsync()).ShouldBe("0", "the command and the child in the background have ended");

        async Task<string> CountAsync() =>
            (await pods.Node.ExecuteAsync(["pgrep", "-c", "-x", "-f", "sleep 8653[12]"], Cancellation)).StandardOutput.Trim();
    }

    [Fact]
    public async Task A_node_that_is_gone_says_what_starts_it_again()
    {
        var record = new StandaloneNodeRecord("podlab-node", 1, 1, 0, 0, false, 1, "setup/podlab", DateTimeOffset.UnixEpoch);
        using var connection = CriConnection.Open("/nonexistent/containerd.sock");
        var node = new PodLab.Clusters.Standalone.StandaloneNode(record, connection);

        (await Should.ThrowAsync<PodLabException>(() => node.ExecuteAsync(["lsns"], Cancellation))).Message
            .ShouldBe("Could not run lsns: the standalone node podlab-node is no longer running. `setup/podlab up` starts it again.");
        (await Should.ThrowAsync<PodLabException>(() => node.Runtime.ImagesAsync(Cancellation))).Message.ShouldContain("nothing is listening on /nonexistent");
    }

    [Fact]
    public async Task A_socket_deep_in_the_file_system_is_reached()
    {
        Need.StandaloneNode.OrSkip();
        var deep = Directory.CreateTempSubdirectory("podlab-deep-");
        try
        {
            var folder = Path.Combine(deep.FullName, new string('d', 120));
            Directory.CreateSymbolicLink(folder, Path.GetDirectoryName(new NodeFolder(pods.State.NodePath).ContainerdSocket)!);
            using var connection = CriConnection.Open(Path.Combine(folder, "containerd.sock"));

            (await new CriRuntime(connection).VersionAsync(Cancellation)).ShouldStartWith("containerd ");
        }
        finally
        {
            deep.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Network_namespaces_that_a_learner_makes_and_removes_leave_pods_deletable()
    {
        Need.StandaloneNode.OrSkip();
        var pod = await pods.RunAsync(StandalonePods.Php(pods.NewName()));
        var before = await MountsAsync();

        (await pods.Node.ExecuteAsync(["ip", "netns", "add", "foo"], Cancellation)).EnsureSuccess();
        (await pods.Node.ExecuteAsync(["ip", "netns", "exec", "foo", "true"], Cancellation)).EnsureSuccess();
        (await pods.Node.ExecuteAsync(["ip", "netns", "del", "foo"], Cancellation)).EnsureSuccess();

        (await MountsAsync()).ShouldBe(before, "nothing is mounted over /run/netns");
        (await pods.Cluster.DeletePodAsync(StandalonePods.Namespace, pod.Metadata.Name, Cancellation)).ShouldBeTrue();

        // The mounts of pods, which come and go, have other names below it.
        async Task<string> MountsAsync() =>
            (await pods.Node.ExecuteAsync(["grep", "-c", " /run/netns ", "/proc/self/mounts"], Cancellation)).StandardOutput;
    }

    [Fact]
    public async Task The_cluster_tells_what_it_is()
    {
        Need.StandaloneNode.OrSkip();
        var facts = await pods.Cluster.FactsAsync(Cancellation);

        facts.Kind.ShouldBe("standalone");
        facts.RuntimeVersion.ShouldStartWith("containerd ");
        facts.CgroupVersion.ShouldBeOneOf(1, 2);
        facts.Remarks.ShouldContain(remark => remark.Contains("no enforced limits", StringComparison.Ordinal) == (facts.CgroupVersion == 2)
            && remark.Contains("no seccomp profiles, cluster DNS, service accounts or image pulls", StringComparison.Ordinal));
        facts.Remarks.ShouldNotContain(remark => remark.Contains("pods work as in Kubernetes", StringComparison.Ordinal));
        facts.LinuxVersion.ShouldBe((await pods.Node.ExecuteAsync(["uname", "-r"], Cancellation)).StandardOutput.Trim());
    }
}
