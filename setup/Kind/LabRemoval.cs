using PodLab.Clusters;
using PodLab.Clusters.Kubernetes;
using PodLab.Clusters.Kubernetes.Debugging;

namespace PodLab.Setup.Kind;

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
