namespace PodLab.Tests;

/// <summary>The current kind cluster, prepared for lessons as `up` does.</summary>
public sealed class KindMadeReady : IAsyncLifetime
{
    private readonly TemporaryState _temporary = new();

    public async ValueTask InitializeAsync()
    {
        if (Need.KindCluster.IsMet)
        {
            (await Tool.RunAsync(_temporary.Folder, "up", "--cluster", "kind", "--name", Need.KindClusterName!)).EnsureSuccess();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Need.KindCluster.IsMet)
        {
            (await Tool.RunAsync(_temporary.Folder, "down")).EnsureSuccess();
        }

        await _temporary.DisposeAsync();
    }
}
