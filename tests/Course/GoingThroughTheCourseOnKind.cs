using PodLab.Clusters.Kind;

namespace PodLab.Tests.Course;

/// <summary>On the current kind cluster: its nodes are entered through Docker, and through debugger pods, as on a cluster elsewhere.</summary>
[Collection(OnKind.Name)]
public sealed class GoingThroughTheCourseOnKind(KindClusterFixture kind) : GoingThroughTheCourse, IAsyncDisposable
{
    internal const string WalkThroughDocker = CourseWalk.OddUpUnansweredOfKubelet;

    private readonly TemporaryState _temporary = new();

    public static TheoryData<string> WalksThroughDocker => CourseWalk.Choose(WalkThroughDocker);

    public static TheoryData<string> WalksThroughDebuggerPods => CourseWalk.Choose(CourseWalk.Lesson05);

    [Theory]
    [MemberData(nameof(WalksThroughDocker))]
    public async Task Through_Docker(string walk)
    {
        Need.KindCluster.OrSkip();
        await WalkAsync(walk, ["--cluster", "kind", "--name", Need.KindClusterName!]);
    }

    [Theory]
    [MemberData(nameof(WalksThroughDebuggerPods))]
    public async Task Through_debugger_pods(string walk)
    {
        Need.KindCluster.OrSkip();
        var place = $"podlab-tests-{Guid.NewGuid():N}"[..24];
        await WalkAsync(walk, ["--cluster", "kubernetes", "--context", KindOpening.ContextOf(Need.KindClusterName!), "--namespace", place]);
    }

    public async ValueTask DisposeAsync()
    {
        (await RunToolAsync("down")).EnsureSuccess();
        await _temporary.DisposeAsync();
    }

    private protected override bool OthersMayBeLeaving => true;

    private protected override Task<ToolResult> RunToolAsync(params string[] arguments) => Tool.RunAsync(_temporary.Folder, arguments);

    private protected override async Task<IReadOnlyDictionary<string, string>> AskNodesAsync(IReadOnlyList<string> argv)
    {
        var states = new Dictionary<string, string>();
        foreach (var node in await OpenNodesAsync())
        {
            states[node.Name] = (await node.ExecuteAsync(argv, TestContext.Current.CancellationToken)).EnsureSuccess().StandardOutput;
        }

        return states;
    }

    private async Task WalkAsync(string walk, string[] up)
    {
        (await RunToolAsync(["up", .. up])).EnsureSuccess();
        await WalkAsync(walk, _temporary.Output);
    }

    private async Task<IReadOnlyList<KindNode>> OpenNodesAsync() =>
    [
        .. (await KindContainers.ListAsync(kind.Docker, TestContext.Current.CancellationToken))
            .Where(node => node.Cluster == Need.KindClusterName).Select(node => new KindNode(node.Node, kind.Docker)),
    ];
}
