namespace PodLab.Tests.Course;

/// <summary>On a standalone node of its own: root's, and an ordinary user's.</summary>
public sealed class GoingThroughTheCourseOnStandaloneNodes : GoingThroughTheCourse, IAsyncDisposable
{
    private readonly TemporaryState _temporary = new();
    private string? _user;

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
        await _temporary.GiveToAsync(_user);

        await StartAndWalkAsync(walk);
    }

    public async ValueTask DisposeAsync()
    {
        (await RunToolAsync("down")).EnsureSuccess();
        await _temporary.DisposeAsync();
    }

    private protected override Task<ToolResult> RunToolAsync(params string[] arguments) =>
        _user is null ? Tool.RunAsync(_temporary.Folder, arguments) : Tool.RunAsAsync(_user, _temporary.Folder, arguments);

    private protected override async Task<IReadOnlyDictionary<string, string>> AskNodesAsync(IReadOnlyList<string> argv) =>
        new Dictionary<string, string> { ["podlab-node"] = (await RunToolAsync(["exec", "podlab-node", "--", .. argv])).EnsureSuccess().Output };

    private async Task StartAndWalkAsync(string walk)
    {
        (await RunToolAsync("up", "--no-install")).EnsureSuccess();

        // The network plugin makes its bridge for a node's first pod, and keeps it.
        (await RunToolAsync("run", "05", "--output", _temporary.Output)).EnsureSuccess();
        await DeletePodAsync(_temporary.Output);
        await WalkAsync(walk, _temporary.Output);
    }
}
