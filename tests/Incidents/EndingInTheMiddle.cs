using PodLab.Clusters.Kind;
using PodLab.Incidents;

namespace PodLab.Tests.Incidents;

/// <summary><c>down</c> and <c>reset</c> while an incident is broken: nothing of it stays, on the cluster or in the learner's data folder.</summary>
public abstract class EndingInTheMiddle : IAsyncDisposable
{
    private static readonly IncidentSlot Slot = IncidentSlot.Get("I10.4");

    // Its process on the node belongs to no pod, so nothing else removes it.
    private static readonly int Seed = Enumerable.Range(1, 1000).First(seed => new IncidentDraw(Slot, seed).Incident is StrayProcess);

    private readonly TemporaryState _temporary = new();

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected StateFolder State => _temporary.Folder;

    private DataFolder Data => new(Path.Combine(_temporary.Output, "data"));

    public async ValueTask DisposeAsync()
    {
        await RunToolAsync("down");
        await _temporary.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The options of <c>up</c> for this kind of cluster, or the test is skipped.</summary>
    private protected abstract string[] Up();

    /// <summary>The cluster itself, whatever <c>up</c> and <c>down</c> recorded; null if it no longer exists.</summary>
    private protected abstract Task<ICluster?> FindClusterAsync();

    private protected async Task EndAsync(string command)
    {
        (await RunToolAsync(["up", .. Up()])).EnsureSuccess();
        (await RunToolAsync("break", Slot.Id, "--seed", $"{Seed}")).EnsureSuccess();
        (await StrayAsync()).ShouldNotBeEmpty();

        (await RunToolAsync(command)).EnsureSuccess();

        (await StrayAsync()).ShouldBeEmpty();
        Directory.EnumerateFiles(Data.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        if (await FindClusterAsync() is { } cluster)
        {
            await using (cluster)
            {
                (await cluster.FindPodAsync(ICluster.DefaultNamespace, Slot.Pod, Cancellation)).ShouldBeNull();
            }
        }
    }

    private async Task<IReadOnlyList<string>> StrayAsync()
    {
        if (await FindClusterAsync() is not { } cluster)
        {
            return [];
        }

        await using var lab = await Lab.OnAsync(cluster, "for the test", Cancellation);
        return await StrayProcesses.OfAsync(lab, Slot, Cancellation);
    }

    private Task<ToolResult> RunToolAsync(params string[] arguments) =>
        Tool.RunAsync(State, new Dictionary<string, string> { [DataFolder.Variable] = Data.Path }, arguments);
}

public sealed class EndingInTheMiddleOnStandalone : EndingInTheMiddle
{
    [Theory]
    [InlineData("down")]
    [InlineData("reset")]
    public Task Nothing_of_the_incident_stays(string command) => EndAsync(command);

    private protected override string[] Up()
    {
        Need.StandaloneNode.OrSkip();
        return ["--no-install"];
    }

    private protected override Task<ICluster?> FindClusterAsync() =>
        Task.FromResult(Directory.Exists(State.NodePath) ? StandaloneCluster.Open(State) : (ICluster?)null);
}

[Collection(OnKind.Name)]
public sealed class EndingInTheMiddleOnKind : EndingInTheMiddle
{
    [Theory]
    [InlineData("down")]
    [InlineData("reset")]
    public Task Nothing_of_the_incident_stays(string command) => EndAsync(command);

    private protected override string[] Up()
    {
        Need.KindCluster.OrSkip();
        return ["--cluster", "kind", "--name", Need.KindClusterName!];
    }

    private protected override async Task<ICluster?> FindClusterAsync() => await KindOpening.OpenAsync(Need.KindClusterName, State, Cancellation);
}
