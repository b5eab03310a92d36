using PodLab.Clusters.Kind;

namespace PodLab.Tests.Clusters.Kind;

/// <summary>Commands on a real kind node, over the Docker Engine's API.</summary>
[Collection(OnKind.Name)]
public sealed class EnteringKindNodes(KindClusterFixture kind) : EnteringNodes
{
    [Fact]
    public async Task The_line_for_a_terminal_is_docker_exec()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        node.TerminalLine("ps", "-eo", "pid,ppid,cmd").ShouldBe($"docker exec {node.Name} ps -eo pid,ppid,cmd");
        node.TerminalLine("echo", "a b").ShouldBe($"docker exec {node.Name} echo 'a b'");
    }

    [Fact]
    public async Task A_node_that_does_not_exist_is_named()
    {
        Need.KindCluster.OrSkip();

        var error = await Should.ThrowAsync<PodLabException>(new KindNode("no-such-node", kind.Docker).ExecuteAsync(["true"], Cancellation));

        error.Message.ShouldContain("node no-such-node is gone");
    }

    [Fact]
    public async Task A_command_ends_when_it_ends_whatever_it_left_in_the_background()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        var result = await node.ExecuteAsync(["sh", "-c", "sleep 97532 & echo $!"], Cancellation).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

        var kill = await node.ExecuteAsync(["kill", result.StandardOutput.Trim()], Cancellation);
        kill.ExitCode.ShouldBe(0, "it is still running in the background");
    }

    private protected override async Task<ClusterNode> OpenNodeAsync() => await kind.OpenNodeAsync();
}
