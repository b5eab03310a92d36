using Docker.DotNet.Models;
using PodLab.Clusters.Kind;

namespace PodLab.Tests.Clusters.Kind;

/// <summary>A node's container ends while a command runs in it. The container is the test's own, from a real node's image, so that no cluster loses
/// one.</summary>
[Collection(OnKind.Name)]
public sealed class LosingKindNodes(KindClusterFixture kind) : IAsyncLifetime
{
    private string? _container;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_is_stopped_in_the_middle_of_a_command_is_named_and_how_to_start_it()
    {
        Need.KindCluster.OrSkip();
        var (node, running) = await BeginAsync();

        await kind.Docker.Client.Containers.KillContainerAsync(node.Name, new ContainerKillParameters(), Cancellation);

        var error = await Should.ThrowAsync<PodLabException>(running);
        error.Message.ShouldContain($"Node {node.Name} was stopped while sleep 300 ran on it");
        error.Message.ShouldContain($"docker start {node.Name}");
    }

    [Fact]
    public async Task A_node_that_is_removed_in_the_middle_of_a_command_is_told_as_gone()
    {
        Need.KindCluster.OrSkip();
        var (node, running) = await BeginAsync();

        await RemoveAsync();

        var error = await Should.ThrowAsync<PodLabException>(running);
        error.Message.ShouldContain($"node {node.Name} is gone");
    }

    [Fact]
    public async Task A_command_that_was_killed_on_a_node_that_lives_ends_with_137()
    {
        Need.KindCluster.OrSkip();
        var (node, running) = await BeginAsync();

        (await node.ExecuteAsync(["pkill", "-KILL", "-f", "^sleep 300"], Cancellation)).EnsureSuccess();

        (await running).ExitCode.ShouldBe(137);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await RemoveAsync();
        }
    }

    private async Task<(KindNode Node, Task<CommandResult> Running)> BeginAsync()
    {
        var docker = kind.Docker.Client;
        var trueNode = await docker.Containers.InspectContainerAsync((await kind.OpenNodeAsync()).Name, Cancellation);
        _container = $"podlab-tests-{Guid.NewGuid():N}";
        var wanted = new CreateContainerParameters
        {
            Name = _container,
            Image = trueNode.Image,
            Entrypoint = ["sleep"],
            Cmd = ["600"],
            HostConfig = new HostConfig { NetworkMode = "none" },
        };
        await docker.Containers.CreateContainerAsync(wanted, Cancellation);
        await docker.Containers.StartContainerAsync(_container, new ContainerStartParameters(), Cancellation);
        var node = new KindNode(_container, kind.Docker);
        var running = node.ExecuteAsync(["sleep", "300"], Cancellation);
        while (!(await node.ExecuteAsync(["ps", "-eo", "args"], Cancellation)).StandardOutput.Contains("\nsleep 300", StringComparison.Ordinal))
        {
            if (await Task.WhenAny(running, Task.Delay(50, Cancellation)) == running)
            {
                await running;
            }
        }

        return (node, running);
    }

    private async Task RemoveAsync()
    {
        await kind.Docker.Client.Containers.RemoveContainerAsync(_container!, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
        _container = null;
    }
}
