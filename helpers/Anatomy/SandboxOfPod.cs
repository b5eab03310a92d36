namespace PodLab.Anatomy;

/// <summary>Finds the sandbox that a pod runs in.</summary>
internal static class SandboxOfPod
{
    // The kubelet gives a static pod's sandbox the hash of its file for a UID; the API's mirror of that pod has it as an annotation.
    private const string StaticPodHash = "kubernetes.io/config.hash";

    /// <summary>The pod's sandbox: a ready one before one that has ended, then the newest; null when the node has none.</summary>
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
