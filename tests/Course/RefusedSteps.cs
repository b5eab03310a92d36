using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Course;

/// <summary>
/// A node that doesn't allow a lesson's steps. It is an ordinary user's, whose own limits (<c>/proc/sys/user</c>, namespaces(7)) allow no Linux
/// namespaces.
/// </summary>
public sealed class RefusedSteps : IAsyncDisposable
{
    private readonly TemporaryState _temporary = new();
    private string _user = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lesson_says_what_the_node_refuses_goes_on_and_leaves_the_node_alone()
    {
        Need.StandaloneNode.OrSkip();
        Need.OrdinaryUser.OrSkip();
        _user = Need.FindOrdinaryUser()!;
        await _temporary.GiveToAsync(_user);
        (await RunToolAsync("up", "--no-install")).EnsureSuccess();
        await StartPodOfLesson02Async();
        await AskNodeAsync("for type in uts pid net mnt; do echo 0 > /proc/sys/user/max_${type}_namespaces; done");
        var before = await AskNodeAsync(NodeState.Argv[^1]);

        await ShouldGoOnAsync("01-linux-namespaces", "unshare --uts");
        await ShouldGoOnAsync("03-veth-pairs", "unshare --net --mount");
        await ShouldRunNothingInTheWrongPlaceAsync();
        NodeState.Difference(before, await AskNodeAsync(NodeState.Argv[^1])).ShouldBeEmpty();
        // Its last cell deletes the pod.
        await ShouldGoOnAsync("02-containers-by-hand", "unshare --mount");
    }

    public async ValueTask DisposeAsync()
    {
        if (_user.Length > 0)
        {
            (await RunToolAsync("down")).EnsureSuccess();
        }

        await _temporary.DisposeAsync();
    }

    private async Task ShouldGoOnAsync(string lesson, string refused)
    {
        var ran = (await RunToolAsync("run", Repository.Path("notebooks", $"{lesson}.ipynb"), "--output", _temporary.Output)).EnsureSuccess();

        ran.Output.ShouldContain("not-possible");
        ran.Output.ShouldNotContain("passed");
        (await File.ReadAllTextAsync(Path.Combine(_temporary.Output, $"{lesson}.ipynb"), Cancellation)).ShouldContain($"This node refuses `{refused}`");
    }

    private async Task StartPodOfLesson02Async()
    {
        var lesson = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("notebooks", "02-containers-by-hand.ipynb"), Cancellation))!;
        var cells = lesson["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code").Take(2)
            .Select(cell => string.Concat(cell!["source"]!.AsArray().Select(line => (string?)line)));
        await RunCellsAsync([.. cells]);
    }

    private async Task ShouldRunNothingInTheWrongPlaceAsync()
    {
        var ran = await RunCellsAsync(
            "#r \"../helpers/bin/PodLab.dll\"\nusing PodLab;\nusing static PodLab.Nodes.NamespaceType;\nvar lab = await Lab.OpenAsync();\nvar nodes = await lab.NodesAsync();\nvar one = await nodes[0].OpenShellAsync(\"one\");",
            "await one.UnshareAsync(Uts)", "await one.RunAsync(\"echo in the wrong place\")", "await one.LeaveAsync()", "await one.RunAsync(\"echo where I was\")");

        ran.ShouldContain("`echo in the wrong place` was not run. This node refuses `unshare --uts`");
        ran.ShouldContain("\"where I was");
    }

    private async Task<string> RunCellsAsync(params string[] cells)
    {
        using var copy = NotebookCopy.OfCells([.. cells.Select(cell => cell.Replace("../helpers", Repository.Path("helpers"), StringComparison.Ordinal))]);
        (await RunToolAsync("run", copy.Path, "--output", _temporary.Output)).EnsureSuccess();
        return await File.ReadAllTextAsync(Path.Combine(_temporary.Output, Path.GetFileName(copy.Path)), Cancellation);
    }

    private async Task<string> AskNodeAsync(string script) => (await RunToolAsync("exec", "podlab-node", "--", "sh", "-c", script)).EnsureSuccess().Output;

    private Task<ToolResult> RunToolAsync(params string[] arguments) => Tool.RunAsAsync(_user, _temporary.Folder, arguments);
}
