namespace PodLab.Clusters.Kubernetes;

/// <summary>What the one who opens a cluster knows of it, and the cluster itself cannot tell.</summary>
/// <param name="Kind"><c>kind</c> or <c>kubernetes</c>.</param>
/// <param name="Name">The kind cluster's name, or the context's.</param>
/// <param name="Ownership">Whose it is, in a few words: "in Docker on this machine, made by PodLab".</param>
/// <param name="Remarks">What a learner must know, a sentence each.</param>
/// <param name="DemoImage">What goes in the place of the lessons' image <c>demo:1.0.0</c> when something is applied; null where the nodes hold that.</param>
/// <param name="Namespace">The Kubernetes namespace that lessons use here, in the place of <c>dev</c>, which is what they say.</param>
internal sealed record ClusterIdentity(
    string Kind,
    string Name,
    string Ownership,
    IReadOnlyList<string> Remarks,
    string? DemoImage = null,
    string Namespace = ICluster.DefaultNamespace);
