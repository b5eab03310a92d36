namespace PodLab.Tests.Commands;

/// <summary>The learner's calls on the real node, compared with the output of its tools.</summary>
public sealed class ReadingTheStandaloneNode(StandaloneNodeFixture standalone)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_and_ps_and_lsns_tell_of_the_same_node()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await standalone.OpenLabAsync();
        var node = (await lab.NodesAsync(Cancellation)).Single();

        var snapshot = await NodeSnapshotReader.ReadAsync(node, Cancellation);
        var processes = await node.ProcessesAsync(Cancellation);
        var namespaces = await node.NamespacesAsync(Cancellation);

        // Pods of other tests come and go meanwhile; the node's own first process and its namespaces stay.
        var first = snapshot.Processes[0];
        processes.ShouldContain(first.Process);
        first.Process.ParentPid.ShouldBe(0);
        namespaces.Where(row => row.Pid == 1).Select(row => row.Namespace).ShouldBe(first.Namespaces.Values, ignoreOrder: true);
        (await node.ProcessNamespacesAsync(1, Cancellation)).Select(row => row.Namespace!.Value).ShouldBe(first.Namespaces.Values);
    }

    [Fact]
    public async Task The_images_are_those_that_crictl_lists()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await standalone.OpenLabAsync();
        var node = (await lab.NodesAsync(Cancellation)).Single();

        var images = await node.ImagesAsync(Cancellation);

        var terminal = (await node.ExecuteAsync(["crictl", "images"], Cancellation)).EnsureSuccess().StandardOutput;
        images.ToString().ShouldContain(terminal);
    }
}
