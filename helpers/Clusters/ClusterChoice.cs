using PodLab.Clusters.Kind;
using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Standalone;

namespace PodLab.Clusters;

/// <summary>Chooses the cluster for a lesson, and gives the reason in words for the banner.</summary>
internal static class ClusterChoice
{
    public const string Variable = "PODLAB_CLUSTER";

    /// <summary>
    /// Opens the named cluster, or if none is named, the one in the environment variable. Otherwise opens the one that <c>up</c> last started, or
    /// starts a new standalone node.
    /// </summary>
    /// <param name="named">KIND or KIND:WHICH; null to choose.</param>
    /// <param name="openRecording">Opens the recording of that name. A parameter, because recordings are built on top of this stage.</param>
    /// <param name="cancellation">Abandons the call.</param>
    /// <exception cref="PodLabException">There is no such cluster; the message says what to run.</exception>
    public static async Task<(ICluster Cluster, string Why)> OpenAsync(
        string? named, Func<string?, ICluster> openRecording, CancellationToken cancellation)
    {
        var state = StateFolder.Default();
        if (named is not null)
        {
            return await OpenAsync(ClusterReference.Parse(named), state, openRecording, "named in this notebook", cancellation);
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } fromEnvironment)
        {
            var why = OperatingSystem.IsBrowser() ? "chosen in this page" : $"named in {Variable}";
            return await OpenAsync(ClusterReference.Parse(fromEnvironment), state, openRecording, why, cancellation);
        }

        var current = state.FindCurrent();
        return await OpenAsync(
            current is null ? new ClusterReference("standalone", null) : new ClusterReference(current.Cluster, current.Name),
            state,
            openRecording,
            "which `podlab up` started",
            cancellation);
    }

    private static async Task<(ICluster Cluster, string Why)> OpenAsync(
        ClusterReference wanted, StateFolder state, Func<string?, ICluster> openRecording, string why, CancellationToken cancellation) => wanted.Kind switch
    {
        "standalone" or "kind" or "kubernetes" when OperatingSystem.IsBrowser() => throw new PodLabException(
            $"A page in a browser can't reach a cluster of kind {wanted.Kind}. It can only replay recordings. For a live cluster, open this notebook with PodLab on a machine."),
        "standalone" => await OpenStandaloneAsync(state, why, cancellation),
        "kind" => (await KindOpening.OpenAsync(wanted.Which, state, cancellation), why),
        "kubernetes" => (KubernetesOpening.Open(wanted.Which, state), why),
        "recorded" => (openRecording(wanted.Which), why),
        _ => throw new PodLabException(
            $"PodLab has no kind of cluster called {wanted.Kind}. It supports: standalone, kind, kubernetes, recorded."),
    };

    private static async Task<(ICluster Cluster, string Why)> OpenStandaloneAsync(StateFolder state, string why, CancellationToken cancellation)
    {
        if (state.FindNodeRecord()?.IsRunning() == true)
        {
            return (StandaloneCluster.Open(state), why);
        }

        await StandaloneStart.RunAsync(cancellation);
        return (StandaloneCluster.Open(state), "started just now, since none was running");
    }
}
