using PodLab.Setup.StandaloneNode;
using PodLab.Tests;

[assembly: AssemblyFixture(typeof(StandaloneNodeFixture))]

namespace PodLab.Tests;

/// <summary>
/// One standalone node for all tests that need a real one, in a state folder of its own: started when the first of them asks, taken down after
/// the last. A test class takes it as a constructor parameter. Tests run side by side on it, each class in its own Kubernetes namespace
/// (<see cref="NamespaceOf{T}"/>); one that kills the node or its services starts another (<see cref="TemporaryState"/>).
/// </summary>
public sealed class StandaloneNodeFixture : IAsyncDisposable
{
    private readonly TemporaryState _temporary = new();
    private readonly Lazy<Task<UpReport>> _up;

    public StandaloneNodeFixture() => _up = new(UpAsync);

    internal StateFolder State => _temporary.Folder;

    /// <summary>The Kubernetes namespace of a test class: its name in small letters.</summary>
    public static string NamespaceOf<T>() => typeof(T).Name.ToLower(CultureInfo.InvariantCulture);

    /// <summary>A connection to the node; whoever asks disposes it.</summary>
    internal async Task<StandaloneCluster> OpenClusterAsync()
    {
        await _up.Value;
        return StandaloneCluster.Open(State);
    }

    /// <summary>A lab on the node, as a notebook opens one; whoever asks disposes it.</summary>
    internal async Task<Lab> OpenLabAsync() => await Lab.OnAsync(await OpenClusterAsync(), "for the tests", TestContext.Current.CancellationToken);

    /// <summary>What <c>up</c> wrote down of the node.</summary>
    internal async Task<StandaloneNodeRecord> RecordAsync() => (await _up.Value).Node;

    public ValueTask DisposeAsync() => _temporary.DisposeAsync();

    private async Task<UpReport> UpAsync() =>
        await _temporary.Life.UpAsync(new UpOptions(MayInstall: false), "setup/podlab", CancellationToken.None);
}
