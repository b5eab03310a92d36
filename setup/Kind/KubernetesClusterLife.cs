using k8s.Models;
using PodLab.Clusters;
using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Standalone;

namespace PodLab.Setup.Kind;

/// <summary>Prepares a cluster that is not PodLab's own, whatever it is made of, for lessons, and leaves it again.</summary>
internal sealed class KubernetesClusterLife(StateFolder state, IProgress<string> progress)
{
    /// <summary>Makes the Kubernetes namespace that lessons use, unless it is there; nothing else is written.</summary>
    /// <returns>What is PodLab's in the cluster.</returns>
    public async Task<ClusterRecord> UpAsync(KubernetesUpOptions options, CancellationToken cancellation)
    {
        var context = Kubeconfig.Load().GetContext(options.Context);
        progress.Report($"Using the cluster of context {context.Name}, API server {context.Server}. It is not PodLab's: only Kubernetes namespace {options.Namespace} is written.");
        using var server = context.Connect();
        var record = (state.FindClusterRecord("kubernetes", context.Name)
            ?? new ClusterRecord("kubernetes", context.Name, context.Name, options.Namespace, MadeCluster: false, MadeNamespace: false))
            with { DemoImage = options.DemoImage, DebuggerImage = options.DebuggerImage };
        RefuseOtherNamespace(record, options);
        if (await new LabNamespace(server, options.Namespace).EnsureAsync(cancellation))
        {
            progress.Report($"Made Kubernetes namespace {options.Namespace}.");
            record = record with { MadeNamespace = true };
        }

        state.WriteClusterRecord(record);
        await RemarkOnImageAsync(server, options, cancellation);
        state.WriteCurrent(new CurrentCluster("kubernetes", context.Name));
        return record;
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

    private static void RefuseOtherNamespace(ClusterRecord record, KubernetesUpOptions options)
    {
        if (record.Namespace != options.Namespace)
        {
            throw new PodLabException($"With context {record.Context}, Kubernetes namespace {record.Namespace} is in use. "
                + $"`setup/podlab down --cluster kubernetes --context {record.Context}` leaves it; then use {options.Namespace}.");
        }
    }

    private async Task RemarkOnImageAsync(ApiServer server, KubernetesUpOptions options, CancellationToken cancellation)
    {
        if (options.DemoImage is null && !(await server.ListNodesAsync(cancellation)).Any(HoldsDemoImage))
        {
            progress.Report($"No node lists the image {DemoImageOfDocker.Reference} that the lessons use. Name a PHP image that the cluster can pull instead: "
                + "--demo-image docker.io/library/php:8-cli");
        }
    }

    private static bool HoldsDemoImage(V1Node node) =>
        node.Status?.Images?.Any(image => image.Names?.Contains($"docker.io/library/{DemoImageOfDocker.Reference}") == true) == true;
}
