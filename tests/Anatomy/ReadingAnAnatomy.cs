using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy;

public class ReadingAnAnatomy
{
    [Fact]
    public async Task A_container_that_started_in_between_is_found_by_reading_once_more()
    {
        var settled = new SmallNode();
        var before = new SmallNode();
        before.End(SmallNode.First);
        var node = new ScriptedNode(settled, [before.Snapshot(), settled.Snapshot()]);

        var pod = await AnatomyReader.ReadAsync(settled.Pod, node, TestContext.Current.CancellationToken);

        pod.Container("demox").FirstProcess!.Pid.ShouldBe(SmallNode.First);
        node.SnapshotsTaken.ShouldBe(2);
    }

    [Fact]
    public async Task Readings_that_agree_are_read_once()
    {
        var settled = new SmallNode();
        var node = new ScriptedNode(settled, [settled.Snapshot()]);

        await AnatomyReader.ReadAsync(settled.Pod, node, TestContext.Current.CancellationToken);

        node.SnapshotsTaken.ShouldBe(1);
    }

    [Fact]
    public async Task A_container_that_ended_in_between_has_no_processes()
    {
        var settled = new SmallNode();
        var after = new SmallNode();
        after.End(SmallNode.First);
        var node = new ScriptedNode(settled, [after.Snapshot(), after.Snapshot()]);

        var pod = await AnatomyReader.ReadAsync(settled.Pod, node, TestContext.Current.CancellationToken);

        pod.Container("demox").FirstProcess.ShouldBeNull();
        pod.Pause!.FirstProcess!.Pid.ShouldBe(SmallNode.Pause);
    }
}
