using PodLab.Clusters.Kubernetes.Debugging;
using PodLab.Clusters.Standalone;

namespace PodLab.Clusters.Kubernetes;

/// <summary>Opens any cluster that a kubeconfig names.</summary>
internal static class KubernetesOpening
{
    private const string ImageVariable = "PODLAB_DEBUGGER_IMAGE";

    private const string EnteringRemark =
        "PodLab enters these nodes through a privileged pod on each: podlab-debugger-NODE, which you see among their processes.";

    /// <param name="context">The kubeconfig's context. It must be named; the current context is never used just because it's current.</param>
    /// <param name="state">The folder where <c>up</c> recorded its options for the cluster.</param>
    /// <exception cref="PodLabException">There is no such context, or no name was given.</exception>
    public static KubernetesCluster Open(string? context, StateFolder state)
    {
        var kubeconfig = Kubeconfig.Load();
        if (context is null)
        {
            throw new PodLabException("Which cluster? PodLab uses one that it did not make only when its context is named, kubernetes:CONTEXT. "
                + $"The kubeconfig has: {string.Join(", ", kubeconfig.ContextNames)}.");
        }

        var found = kubeconfig.GetContext(context);
        var record = state.FindClusterRecord("kubernetes", context);
        var server = found.Connect();
        var image = Environment.GetEnvironmentVariable(ImageVariable) is { Length: > 0 } named ? named : record?.DebuggerImage;
        var place = record?.Namespace ?? ICluster.DefaultNamespace;
        var identity = new ClusterIdentity(
            "kubernetes",
            context,
            $"on the cluster of context {found.Name}, API server {found.Server}, not made by PodLab",
            [.. Remarks(record?.DemoImage, place)],
            record?.DemoImage,
            place);
        return new KubernetesCluster(identity, server, new DebuggerConnector(server, place, image));
    }

    private static IEnumerable<string> Remarks(string? demoImage, string place)
    {
        yield return EnteringRemark;
        if (demoImage is not null)
        {
            yield return $"The nodes don't have the lessons' image demo:1.0.0, so PodLab replaces it with {demoImage} in what you apply.";
        }

        if (place != ICluster.DefaultNamespace)
        {
            yield return $"Where a lesson says Kubernetes namespace {ICluster.DefaultNamespace}, use {place} here (from `podlab up --namespace`).";
        }
    }
}
