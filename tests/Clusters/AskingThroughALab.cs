using PodLab.Tests.Recordings;
using Shouldly;

namespace PodLab.Tests.Clusters;

public sealed class AskingThroughALab
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("deploy", "Objects of kind deploy in Kubernetes namespace dev")]
    [InlineData("nodes", "Objects of kind nodes of the whole cluster")]
    public async Task A_table_of_objects_says_where_they_are(string kind, string caption)
    {
        await using var lab = await Lab.OnAsync(new ScriptedObjectCluster(), "for the tests", Cancellation);

        (await lab.ObjectsAsync(kind, cancellation: Cancellation)).Caption.ShouldBe(caption);
    }

    [Fact]
    public async Task A_log_is_as_long_as_was_asked_for()
    {
        await using var lab = await Lab.OnAsync(new ScriptedCluster(), "for the tests", Cancellation);

        (await lab.LogAsync("p", "c", cancellation: Cancellation)).ShouldBe("log 1 of 20 lines");
        (await lab.LogAsync("p", "c", tailLines: 5, cancellation: Cancellation)).ShouldBe("log 2 of 5 lines");
    }
}
