namespace PodLab.Anatomy;

/// <summary>Finds a pod's sandbox.</summary>
internal static class SandboxOfPod
{
    // For a static pod's sandbox, the kubelet uses the hash of its file as the UID. The API's mirror of that pod has the hash as an annotation.
    private const string StaticPodHash = "kubernetes.io/config.hash";

    /// <summary>The pod's sandbox: a ready one before an ended one, then the newest; null if the node has none.</summary>
    public static RuntimeSandbox? Find(V1Pod pod, IEnumerable<RuntimeSandbox> sandboxes) => sandboxes
        .Where(sandbox => sandbox.Name == pod.Metadata.Name && sandbox.Namespace == (pod.Metadata.NamespaceProperty ?? "default"))
        .Where(sandbox => IsSamePod(pod, sandbox.Uid))
        .OrderByDescending(sandbox => sandbox.IsReady)
        .ThenByDescending(sandbox => sandbox.Attempt)
        .ThenByDescending(sandbox => sandbox.CreatedAt)
        .FirstOrDefault();

    private static bool IsSamePod(V1Pod pod, string sandboxUid) =>
        string.IsNullOrEmpty(pod.Metadata.Uid)
        || pod.Metadata.Uid == sandboxUid
        || (pod.Metadata.Annotations?.TryGetValue(StaticPodHash, out var hash) == true && hash == sandboxUid);
}
