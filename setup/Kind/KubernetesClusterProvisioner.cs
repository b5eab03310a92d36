using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Kubernetes.Debugging;

namespace PodLab.Setup.Kind;

/// <summary>Prepares a cluster of any kind that isn't PodLab's own for lessons, and removes PodLab's parts again.</summary>
internal sealed class KubernetesClusterProvisioner(StateFolder state, IProgress<string> progress)
{
    /// <summary>Creates the Kubernetes namespace for lessons if it doesn't exist; writes nothing else.</summary>
    /// <returns>The parts of the cluster that belong to PodLab.</returns>
    public async Task<ClusterRecord> UpAsync(KubernetesUpOptions options, CancellationToken cancellation)
    {
        var context = Kubeconfig.Load().GetContext(options.Context);
        var record = RecordFor(state.FindClusterRecord("kubernetes", context.Name), options with { Context = context.Name });
        progress.Report($"Using the cluster of context {context.Name}, API server {context.Server}. It isn't PodLab's, so PodLab writes only into Kubernetes namespace {record.Namespace}.");
        using var server = context.Connect();
        if (await new LabNamespace(server, record.Namespace).EnsureAsync(cancellation))
        {
            progress.Report($"Made Kubernetes namespace {record.Namespace}.");
            record = record with { MadeNamespace = true };
        }

        state.WriteClusterRecord(record);
        await RemarkOnImageAsync(server, record, cancellation);
        state.WriteCurrent(new CurrentCluster("kubernetes", context.Name));
        return record;
    }

    /// <summary>The record of the cluster: the current options, and for those not given, the options of an earlier <c>up</c>.</summary>
    /// <exception cref="PodLabException">Another Kubernetes namespace of it is in use.</exception>
    public static ClusterRecord RecordFor(ClusterRecord? recorded, KubernetesUpOptions options)
    {
        var record = recorded ?? new ClusterRecord(
            "kubernetes", options.Context, options.Context, options.Namespace ?? ICluster.DefaultNamespace, MadeCluster: false, MadeNamespace: false);
        return options.Namespace is { } other && other != record.Namespace
            ? throw new PodLabException($"With context {record.Context}, Kubernetes namespace {record.Namespace} is in use. "
                + $"`{TerminalCommand.Words} down --cluster kubernetes --context {record.Context}` leaves it; then use {other}.")
            : record with { DemoImage = options.DemoImage ?? record.DemoImage, DebuggerImage = options.DebuggerImage ?? record.DebuggerImage };
    }

    /// <summary>The given context's name; without one, the error lists the contexts.</summary>
    public static string Named(string? context) => context ?? throw new PodLabException(
        "Which cluster? For a cluster that PodLab didn't make, name its context each time: --context NAME. "
        + $"The kubeconfig has: {string.Join(", ", Kubeconfig.Load().ContextNames)}.");

    /// <summary>Removes the Kubernetes namespace that <c>up</c> made, or only the debugger pods if it existed before.</summary>
    /// <returns>The result as a sentence.</returns>
    public async Task<string> DownAsync(string context, CancellationToken cancellation)
    {
        if (state.FindClusterRecord("kubernetes", context) is not { } record)
        {
            return $"`up` didn't make anything in the cluster of context {context}, so there's nothing to remove.";
        }

        using var server = Kubeconfig.Load().GetContext(record.Context).Connect();
        var done = await LabRemoval.RemoveAsync(server, record, cancellation);
        state.Forget(record);
        return done;
    }

    private async Task RemarkOnImageAsync(ApiServer server, ClusterRecord record, CancellationToken cancellation)
    {
        if (record.DemoImage is null && !(await server.ListNodesAsync(cancellation)).Any(HoldsDemoImage))
        {
            progress.Report($"No node has the image {DemoImageOfDocker.Reference} that the lessons use. Name a PHP image that the cluster can pull instead: "
                + "--demo-image docker.io/library/php:8-cli");
        }
    }

    private static bool HoldsDemoImage(V1Node node) =>
        node.Status?.Images?.Any(image => image.Names?.Contains($"docker.io/library/{DemoImageOfDocker.Reference}") == true) == true;
}

/// <summary>The cluster to use, and the options that depend on it. A null option keeps its value from an earlier <c>up</c>.</summary>
/// <param name="Context">The kubeconfig's context: named each time, since the cluster isn't PodLab's.</param>
/// <param name="Namespace">The Kubernetes namespace to use, and to create if it doesn't exist; by default
/// <see cref="ICluster.DefaultNamespace"/>.</param>
/// <param name="DemoImage">A PHP image that the cluster can pull instead of <c>demo:1.0.0</c>; null by default, if its nodes have that.</param>
/// <param name="DebuggerImage">The image of the pods that enter nodes; null by default, for PodLab's choice.</param>
internal sealed record KubernetesUpOptions(string Context, string? Namespace = null, string? DemoImage = null, string? DebuggerImage = null);

/// <summary>Removes what <c>up</c> and the lessons put into a cluster that isn't PodLab's.</summary>
internal static class LabRemoval
{
    /// <returns>The result as a sentence.</returns>
    public static async Task<string> RemoveAsync(ApiServer server, ClusterRecord record, CancellationToken cancellation)
    {
        if (record.MadeNamespace)
        {
            await new LabNamespace(server, record.Namespace).DeleteAsync(cancellation);
            return $"Kubernetes namespace {record.Namespace} of {record.Context} was deleted with everything in it; the cluster is as it was before.";
        }

        await DebuggerPods.DeleteAllAsync(server, record.Namespace, cancellation);
        return $"Kubernetes namespace {record.Namespace} of {record.Context} existed before `up`, so it stays, with the pods that you applied.";
    }
}
