namespace PodLab.Tests.Course;

/// <summary>On a standalone node of its own: root's, and an ordinary user's.</summary>
public sealed class GoingThroughTheCourseOnStandaloneNodes : GoingThroughTheCourse, IAsyncDisposable
{
    // Named so that the next test run takes down what a killed one has left (TemporaryState).
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory($"podlab-tests-{Environment.ProcessId}-");
    private string? _user;

    private StateFolder State => new(Path.Combine(_home.FullName, "state"));

    public static TheoryData<string> Walks => CourseWalk.Choose(CourseWalk.OddUpAnswered);

    public static TheoryData<string> RootsWalks => CourseWalk.Choose(CourseWalk.UpAndDown);

    [Theory]
    [MemberData(nameof(RootsWalks))]
    public async Task As_root(string walk)
    {
        Need.StandaloneNode.OrSkip();
        Need.Root.OrSkip();

        await StartAndWalkAsync(walk);
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task As_an_ordinary_user(string walk)
    {
        Need.StandaloneNode.OrSkip();
        Need.OrdinaryUser.OrSkip();
        _user = Need.FindOrdinaryUser()!;
        (await MachineCommand.RunAsync(["chown", _user, _home.FullName], TestContext.Current.CancellationToken)).EnsureSuccess();

        await StartAndWalkAsync(walk);
    }

    public async ValueTask DisposeAsync()
    {
        (await RunToolAsync("down")).EnsureSuccess();
        _home.Delete(recursive: true);
    }

    private protected override Task<ToolResult> RunToolAsync(params string[] arguments) =>
        _user is null ? Tool.RunAsync(State, arguments) : Tool.RunAsAsync(_user, State, arguments);

    private protected override async Task<IReadOnlyDictionary<string, string>> AskNodesAsync(IReadOnlyList<string> argv) =>
        new Dictionary<string, string> { ["podlab-node"] = (await RunToolAsync(["exec", "podlab-node", "--", .. argv])).EnsureSuccess().Output };

    private async Task StartAndWalkAsync(string walk)
    {
        (await RunToolAsync("up", "--no-install")).EnsureSuccess();
        var output = Path.Combine(_home.FullName, "out");

        // The network plugin makes its bridge for a node's first pod, and keeps it.
        (await RunToolAsync("run", "05", "--output", output)).EnsureSuccess();
        await DeletePodAsync(output);
        await WalkAsync(walk, output);
    }
}
