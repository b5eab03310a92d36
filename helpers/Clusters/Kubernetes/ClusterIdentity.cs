namespace PodLab.Clusters.Kubernetes;

/// <summary>Facts that the code opening a cluster has and that the cluster itself can't provide.</summary>
/// <param name="Kind"><c>kind</c> or <c>kubernetes</c>.</param>
/// <param name="Name">The kind cluster's name, or the context's.</param>
/// <param name="Ownership">The cluster's place and maker, in a few words: "in Docker on this machine, made by PodLab".</param>
/// <param name="Remarks">The facts that a learner must have, one sentence per fact.</param>
/// <param name="DemoImage">
/// The image that replaces the lessons' image <c>demo:1.0.0</c> in applied objects; null if the nodes have the lessons' image.
/// </param>
/// <param name="Namespace">The Kubernetes namespace to use here where lessons say <c>dev</c>.</param>
internal sealed record ClusterIdentity(
    string Kind,
    string Name,
    string Ownership,
    IReadOnlyList<string> Remarks,
    string? DemoImage = null,
    string Namespace = ICluster.DefaultNamespace);
