namespace PodLab.Tests.Clusters.Standalone;

public sealed class WaitingForAPodToGo
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_pod_is_gone_when_another_has_its_name()
    {
        using var state = new TemporaryFolder();
        var folder = new NodeFolder(state.Path);
        var first = NewPod();
        folder.WriteDesired(first);
        var waiting = new PodWait(folder, "dev", "demosolo", PodCondition.GoneOf(first.Metadata.Uid), () => { })
            .RunAsync(_patience, TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();

        var second = NewPod();
        folder.WriteDesired(second);

        (await waiting)!.Metadata.Uid.ShouldBe(second.Metadata.Uid);
    }

    private static V1Pod NewPod() => new()
    {
        Metadata = new V1ObjectMeta { NamespaceProperty = "dev", Name = "demosolo", Uid = Guid.NewGuid().ToString() },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "demox", Image = "demo:1.0.0" }] },
    };
}
