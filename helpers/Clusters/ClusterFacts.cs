namespace PodLab.Clusters;

/// <summary>The facts about a cluster that a reader should have before the first cell runs.</summary>
/// <param name="Kind"><c>standalone</c>, <c>kind</c>, <c>kubernetes</c> or <c>recorded</c>.</param>
/// <param name="Name">Its own name: the node's, the kind cluster's, the context's.</param>
/// <param name="Nodes">The nodes' names, sorted.</param>
/// <param name="KubernetesVersion">The API server's version; null where there is no API server.</param>
/// <param name="RuntimeVersion">The container runtime of its nodes, <c>containerd 1.6.20</c>.</param>
/// <param name="CgroupVersion">1 or 2, read from a node; null if no node could be entered.</param>
/// <param name="LinuxVersion">The Linux kernel's release on the node.</param>
/// <param name="Ownership">The cluster's owner and place, in a few words: "on this machine, as user alice (rootless)".</param>
/// <param name="Remarks">The differences that a learner must know about, one sentence per difference: "one node, no API server: …".</param>
public sealed record ClusterFacts(
    string Kind,
    string Name,
    IReadOnlyList<string> Nodes,
    string? KubernetesVersion,
    string RuntimeVersion,
    int? CgroupVersion,
    string LinuxVersion,
    string Ownership,
    IReadOnlyList<string> Remarks);
