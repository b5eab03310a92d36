using PodLab.Tests.Recordings;

namespace PodLab.Tests.Clusters;

public sealed class AskingThroughALab
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_is_as_long_as_was_asked_for()
    {
        await using var lab = await Lab.OnAsync(new ScriptedCluster(), "for the tests", Cancellation);

        (await lab.LogAsync("p", "c", cancellation: Cancellation)).ShouldBe("log 1 of 20 lines");
        (await lab.LogAsync("p", "c", tailLines: 5, cancellation: Cancellation)).ShouldBe("log 2 of 5 lines");
    }
}
