using PodLab.Incidents;

namespace PodLab.Tests.StandaloneNode;

/// <summary><c>podlab reset</c> clears a learner's work in one lesson or in all of them, and reports what it did.</summary>
public sealed class ResettingLessons : IAsyncDisposable
{
    private const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata: { name: NAME, namespace: dev }
        spec: { terminationGracePeriodSeconds: 1, containers: [ { name: demox, image: "demo:1.0.0", command: [php], args: ["-S", "127.0.0.1:9081"] } ] }
        """;

    private readonly TemporaryState _temporary = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DataFolder Data => new(Path.Combine(_temporary.Output, "data"));

    [Fact]
    public async Task It_clears_a_lesson_or_all_of_them_and_can_be_repeated()
    {
        Need.StandaloneNode.OrSkip();
        (await RunToolAsync("up", "--no-install")).EnsureSuccess();
        Keep();
        await using var lab = await Lab.OnAsync(StandaloneCluster.Open(_temporary.Folder), "for the test", Cancellation);
        foreach (var name in new[] { "demofirst", "demosolo", "mine" })
        {
            await lab.ApplyAsync(Pod.Replace("NAME", name, StringComparison.Ordinal), cancellation: Cancellation);
        }

        var node = (await lab.NodesAsync(Cancellation))[0];
        await using var shell = await node.OpenShellAsync("one", Cancellation);
        await shell.RunAsync("sleep 4711 &", Cancellation);

        (await ResetAsync("0")).ShouldBe("Deleted on podlab-node: 1 pod, demofirst.\nThere's no prediction to forget.\nThere's no passed exercise to forget.\n");
        (await shell.RunAsync("echo here", Cancellation)).Output.ShouldBe("here\n");
        (await ResetAsync("01")).ShouldBe("There's no pod to delete on podlab-node.\nEnded 1 shell.\nThere's no prediction to forget.\nForgot 1 passed exercise.\n");
        (await node.ProcessesAsync(Cancellation)).ShouldNotContain(process => process.Command.Contains("4711"));
        (await Should.ThrowAsync<PodLabException>(async () => { await shell.RunAsync("echo", Cancellation); await shell.RunAsync("echo", Cancellation); })).Message.ShouldContain("has ended");
        new KeptIncidents(Data, "standalone", lab.Facts.Name).Keep(new("I10.2", 7));
        KeptIncidents elsewhere = new(Data, "kind", "podlab");
        elsewhere.Keep(new("I10.3", 7));
        (await ResetAsync()).ShouldBe(
            "I10.2 is undone; nothing of pod demofix2 is left.\nDeleted on podlab-node: 1 pod, demosolo.\nThere's no shell to end.\nForgot 1 prediction.\nForgot 1 passed exercise.\n");
        elsewhere.Any().ShouldBeTrue("it is on another cluster, and still broken there");
        (await ResetAsync()).ShouldBe("There's no pod to delete on podlab-node.\nThere's no shell to end.\nThere's no prediction to forget.\nThere's no passed exercise to forget.\n");
        (await lab.PodsAsync(cancellation: Cancellation)).ShouldHaveSingleItem().Metadata.Name.ShouldBe("mine");
    }

    [Fact]
    public async Task Without_a_cluster_it_starts_none_and_forgets_what_is_kept()
    {
        Keep();

        (await ResetAsync("09")).ShouldBe("No cluster is running: there are no pods to delete and no shells to end.\nForgot 1 prediction.\nForgot 1 passed exercise.\n");

        Directory.Exists(_temporary.Folder.NodePath).ShouldBeFalse();
        new KeptProgress(Data).Read().Passed.Single().Exercise.ShouldBe("E01.1");
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_told_and_the_rest_is_done()
    {
        Keep();

        var ran = await RunToolAsync("reset", "--cluster", "recorded:05");

        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldStartWith("Pods and shells were not changed. A recording has no pods");
        new KeptProgress(Data).Read().Passed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lesson_that_does_not_exist_is_refused_and_nothing_is_forgotten()
    {
        Keep();

        var ran = await RunToolAsync("reset", "77");

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("There is no lesson 77.");
        new KeptProgress(Data).Read().Passed.Count.ShouldBe(2);
    }

    public ValueTask DisposeAsync() => _temporary.DisposeAsync();

    private void Keep()
    {
        new KeptProgress(Data).Add(new("E01.1", "recorded", DateTimeOffset.UnixEpoch, 0)).ShouldBeNull();
        new KeptProgress(Data).Add(new("E09.1", "recorded", DateTimeOffset.UnixEpoch, 0)).ShouldBeNull();
        new KeptPredictions(Data).Keep(new("E09.1", "pid own")).ShouldBeNull();
    }

    private async Task<string> ResetAsync(params string[] lesson) => (await RunToolAsync(["reset", .. lesson])).EnsureSuccess().Output;

    private Task<ToolResult> RunToolAsync(params string[] arguments) =>
        Tool.RunAsync(_temporary.Folder, new Dictionary<string, string> { [DataFolder.Variable] = Data.Path }, arguments);
}
