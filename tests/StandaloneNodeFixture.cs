using PodLab.Setup.StandaloneNode;
using PodLab.Tests;

[assembly: AssemblyFixture(typeof(StandaloneNodeFixture))]

namespace PodLab.Tests;

/// <summary>
/// One standalone node for all tests that need a real one, in its own state folder. The first of them starts it, and it is stopped after the last. A
/// test class takes it as a constructor parameter. Tests run in parallel on it, and each class has its own Kubernetes namespace
/// (<see cref="NamespaceOf{T}"/>). A test that kills the node or its services starts another (<see cref="TemporaryState"/>).
/// </summary>
public sealed class StandaloneNodeFixture : IAsyncDisposable
{
    private readonly TemporaryState _temporary = new();
    private readonly Lazy<Task<UpReport>> _up;

    public StandaloneNodeFixture() => _up = new(UpAsync);

    internal StateFolder State => _temporary.Folder;

    /// <summary>The Kubernetes namespace of a test class: its name in small letters.</summary>
    public static string NamespaceOf<T>() => typeof(T).Name.ToLower(CultureInfo.InvariantCulture);

    /// <summary>A connection to the node; the caller disposes it.</summary>
    internal async Task<StandaloneCluster> OpenClusterAsync()
    {
        await _up.Value;
        return StandaloneCluster.Open(State);
    }

    /// <summary>A lab on the node, as a notebook opens one; the caller disposes it.</summary>
    internal async Task<Lab> OpenLabAsync() => await Lab.OnAsync(await OpenClusterAsync(), "for the tests", TestContext.Current.CancellationToken);

    /// <summary>The record of the node from <c>up</c>.</summary>
    internal async Task<StandaloneNodeRecord> RecordAsync() => (await _up.Value).Node;

    public ValueTask DisposeAsync() => _temporary.DisposeAsync();

    private async Task<UpReport> UpAsync() =>
        await _temporary.Life.UpAsync(new UpOptions(MayInstall: false), "setup/podlab", CancellationToken.None);
}
