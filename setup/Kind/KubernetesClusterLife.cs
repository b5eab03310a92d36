using k8s.Models;
using PodLab.Clusters;
using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Standalone;
using PodLab.Setup.Commands;

namespace PodLab.Setup.Kind;

/// <summary>Prepares a cluster that is not PodLab's own, whatever it is made of, for lessons, and leaves it again.</summary>
internal sealed class KubernetesClusterLife(StateFolder state, IProgress<string> progress)
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
