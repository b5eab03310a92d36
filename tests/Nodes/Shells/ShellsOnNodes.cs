using PodLab.Nodes.Shells;
using PodLab.Tests.Clusters.Kubernetes.Debugging;
using PodLab.Tests.Clusters.Standalone;

namespace PodLab.Tests.Nodes.Shells;

/// <summary>Shells on the standalone node.</summary>
public sealed class ShellsOnTheStandaloneNode(StandalonePods pods) : UsingShells, IClassFixture<StandalonePods>
{
    [Fact]
    public async Task A_shell_whose_kernel_was_killed_ends_with_all_that_it_has_started()
    {
        var node = await OpenNodeAsync();
        var mark = MarkOfTest();
        // Like the operating system when it ends a kernel: closes the pipe.
        await using var command = await node.OpenAsync(new ShellProtocol("nonce").Argv, Cancellation);
        await command.Input.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"sleep {mark} & sleep {mark}\n"), Cancellation);
        await command.Input.FlushAsync(Cancellation);
        await Eventually.HoldsAsync(async () => (await CountAsync(node, mark)).ShouldBe("2"));

        command.Input.Close();

        await command.ExitCode.WaitAsync(Cancellation);
        await Eventually.HoldsAsync(async () => (await CountAsync(node, mark)).ShouldBe("0"));
    }

    private protected override Task<ClusterNode> OpenNodeAsync()
    {
        Need.StandaloneNode.OrSkip();
        return Task.FromResult(pods.Node);
    }
}

/// <summary>Shells on a kind node, over the Docker Engine's API.</summary>
[Collection(OnKind.Name)]
public sealed class ShellsOnKindNodes(KindClusterFixture kind) : UsingShells
{
    private protected override Task<ClusterNode> OpenNodeAsync()
    {
        Need.KindCluster.OrSkip();
        return Task.FromResult<ClusterNode>(new PodLab.Clusters.Kind.KindNode($"{Need.KindClusterName}-control-plane", kind.Docker));
    }
}

/// <summary>Shells on a node entered through a pod, over the API server.</summary>
[Collection(OnKind.Name)]
public sealed class ShellsByDebuggerPod(DebuggerFixture debugged) : UsingShells, IClassFixture<DebuggerFixture>
{
    private protected override Task<ClusterNode> OpenNodeAsync()
    {
        Need.KindCluster.OrSkip();
        return debugged.OpenNodeAsync();
    }
}
