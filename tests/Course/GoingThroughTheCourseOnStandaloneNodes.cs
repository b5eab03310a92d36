using PodLab.Setup.KernelSpecs;
using PodLab.Tests.Jupyter.Contract;

namespace PodLab.Tests.Course;

/// <summary>On a separate standalone node: root's, and an ordinary user's. A push runs root's lessons in .NET Interactive's kernel, the other's in
/// PodLab's.</summary>
[Collection(StartingDotNetInteractive.Name)]
public sealed class GoingThroughTheCourseOnStandaloneNodes : GoingThroughTheCourse, IAsyncDisposable
{
    internal const string WalkOfRoot = CourseWalk.OddUpAnswered;
    internal const string WalkOfOrdinaryUser = CourseWalk.EvenUpAnswered;

    private readonly TemporaryState _temporary = new();
    private string? _user;

    // The folder in which Jupyter's programs look for kernels.
    private string Jupyter => Path.Combine(_temporary.Output, "jupyter");

    public static TheoryData<string> WalksOfRoot => CourseWalk.Choose(WalkOfRoot);

    public static TheoryData<string> WalksOfOrdinaryUser => CourseWalk.Choose(WalkOfOrdinaryUser);

    [Theory]
    [MemberData(nameof(WalksOfRoot))]
    public async Task As_root(string walk)
    {
        Need.StandaloneNode.OrSkip();
        Need.Root.OrSkip();
        string? kernel = null;
        if (walk == WalkOfRoot)
        {
            Need.DotNetInteractive.OrSkip();
            kernel = DotNetInteractive.Name;
            KernelInstallation.Install(await DotNetInteractive.RestoreAsync(TestContext.Current.CancellationToken), Path.Combine(Jupyter, "kernels"), force: true);
        }

        await StartAndWalkAsync(walk, kernel);
    }

    [Theory]
    [MemberData(nameof(WalksOfOrdinaryUser))]
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
        _user is null ? Tool.RunAsync(_temporary.Folder, new Dictionary<string, string> { ["JUPYTER_PATH"] = Jupyter }, arguments) : Tool.RunAsAsync(_user, _temporary.Folder, arguments);

    private protected override async Task<IReadOnlyDictionary<string, string>> AskNodesAsync(IReadOnlyList<string> argv) =>
        new Dictionary<string, string> { ["podlab-node"] = (await RunToolAsync(["exec", "podlab-node", "--", .. argv])).EnsureSuccess().Output };

    private async Task StartAndWalkAsync(string walk, string? kernel = null)
    {
        (await RunToolAsync("up", "--no-install")).EnsureSuccess();

        // The network plugin creates its bridge for a node's first pod, and keeps it.
        (await RunToolAsync("run", "05", "--output", _temporary.Output)).EnsureSuccess();
        await DeletePodAsync(_temporary.Output);
        await WalkAsync(walk, _temporary.Output, kernel);
    }
}
