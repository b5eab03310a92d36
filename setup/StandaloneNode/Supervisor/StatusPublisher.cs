using k8s;
using k8s.Models;
using PodLab.Clusters.Standalone;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Writes a pod's status file when, and only when, the status has changed.</summary>
internal static class StatusPublisher
{
    public static void Publish(V1Pod pod, V1PodStatus status, PodMemory memory, NodeFolder folder)
    {
        if (memory.Status is { } last && folder.FindStatus(NodeFolder.KeyOf(pod)) is not null
            && KubernetesJson.Serialize(last) == KubernetesJson.Serialize(status))
        {
            return;
        }

        memory.Status = status;
        folder.WriteStatus(pod with { Status = status });
    }
}
