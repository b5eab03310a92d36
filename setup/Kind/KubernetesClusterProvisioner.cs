using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Kubernetes.Debugging;
using PodLab.Setup.Commands;

namespace PodLab.Setup.Kind;

/// <summary>Prepares a cluster that is not PodLab's own, whatever it is made of, for lessons, and leaves it again.</summary>
internal sealed class KubernetesClusterProvisioner(StateFolder state, IProgress<string> progress)
{
    /// <summary>Makes the Kubernetes namespace that lessons use, unless it is there; nothing else is written.</summary>
    /// <returns>What is PodLab's in the cluster.</returns>
    public async Task<ClusterRecord> UpAsync(KubernetesUpOptions options, CancellationToken cancellation)
    {
        var context = Kubeconfig.Load().GetContext(options.Context);
        var record = RecordFor(state.FindClusterRecord("kubernetes", context.Name), options with { Context = context.Name });
        progress.Report($"Using the cluster of context {context.Name}, API server {context.Server}. It is not PodLab's: only Kubernetes namespace {record.Namespace} is written.");
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

    /// <summary>What is to be written down of the cluster: what was asked for now, and for what was not, what an earlier <c>up</c> was told.</summary>
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

    /// <summary>A context's name that somebody gave: whoever gave none is told which there are.</summary>
    public static string Named(string? context) => context ?? throw new PodLabException(
        "Which cluster? One that PodLab did not make is used only when its context is named, each time: --context NAME. "
        + $"The kubeconfig has: {string.Join(", ", Kubeconfig.Load().ContextNames)}.");

    /// <summary>Removes the Kubernetes namespace that <c>up</c> made, else the debugger pods in the one that was there.</summary>
    /// <returns>What was done, a sentence.</returns>
    public async Task<string> DownAsync(string context, CancellationToken cancellation)
    {
        if (state.FindClusterRecord("kubernetes", context) is not { } record)
        {
            return $"`up` has made nothing in the cluster of context {context}, so there is nothing to remove.";
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
            progress.Report($"No node lists the image {DemoImageOfDocker.Reference} that the lessons use. Name a PHP image that the cluster can pull instead: "
                + "--demo-image docker.io/library/php:8-cli");
        }
    }

    private static bool HoldsDemoImage(V1Node node) =>
        node.Status?.Images?.Any(image => image.Names?.Contains($"docker.io/library/{DemoImageOfDocker.Reference}") == true) == true;
}

/// <summary>Which cluster to use, and what it cannot do by itself. What is null is as an earlier <c>up</c> was told.</summary>
/// <param name="Context">The kubeconfig's context: named each time, since the cluster is not PodLab's.</param>
/// <param name="Namespace">The Kubernetes namespace to use, and to make if it is not there; at first <see cref="ICluster.DefaultNamespace"/>.</param>
/// <param name="DemoImage">A PHP image that the cluster can pull, in place of <c>demo:1.0.0</c>; at first null, where its nodes hold that.</param>
/// <param name="DebuggerImage">The image of the pods through which nodes are entered; at first null, for PodLab's choice.</param>
internal sealed record KubernetesUpOptions(string Context, string? Namespace = null, string? DemoImage = null, string? DebuggerImage = null);

/// <summary>Takes out of somebody else's cluster what <c>up</c> and the lessons put there.</summary>
internal static class LabRemoval
{
    /// <returns>What was done, a sentence.</returns>
    public static async Task<string> RemoveAsync(ApiServer server, ClusterRecord record, CancellationToken cancellation)
    {
        if (record.MadeNamespace)
        {
            await new LabNamespace(server, record.Namespace).DeleteAsync(cancellation);
            return $"Kubernetes namespace {record.Namespace} of {record.Context} is deleted with all that was in it; the cluster is as it was.";
        }

        await DebuggerPods.DeleteAllAsync(server, record.Namespace, cancellation);
        return $"Kubernetes namespace {record.Namespace} of {record.Context} was there before `up`, so it stays, with the pods that you applied.";
    }
}
