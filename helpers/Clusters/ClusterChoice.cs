using PodLab.Clusters.Standalone;

namespace PodLab.Clusters;

/// <summary>Which cluster a lesson gets, and why: the words go into the banner.</summary>
internal static class ClusterChoice
{
    private const string Variable = "PODLAB_CLUSTER";
    private const string Standalone = "standalone";

    /// <summary>Opens the named cluster, else the one that the environment names, else the one that runs, else a new standalone node.</summary>
    /// <exception cref="PodLabException">There is none; the message says what to run.</exception>
    public static async Task<(ICluster Cluster, string Why)> OpenAsync(string? named, CancellationToken cancellation)
    {
        var fromEnvironment = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;
        var wanted = named ?? fromEnvironment ?? Standalone;
        if (wanted != Standalone)
        {
            throw new PodLabException($"There is no kind of cluster called {wanted}. This version of PodLab knows: {Standalone}.");
        }

        var state = StateFolder.Default();
        if (state.FindNodeRecord()?.IsRunning() == true)
        {
            var why = named is not null ? "as this notebook asks"
                : fromEnvironment is not null ? $"as {Variable} says"
                : "which `podlab up` has started";
            return (StandaloneCluster.Open(state), why);
        }

        await StandaloneStart.RunAsync(cancellation);
        return (StandaloneCluster.Open(state), "started just now, since nothing ran");
    }
}
