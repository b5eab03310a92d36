namespace PodLab.Machine;

/// <summary>What <c>up</c> writes down of a cluster with an API server: what is PodLab's there, so that <c>down</c> removes that and nothing else.</summary>
/// <param name="Kind"><c>kind</c> or <c>kubernetes</c>.</param>
/// <param name="Name">The kind cluster's name, or the context's.</param>
/// <param name="Context">The kubeconfig's context.</param>
/// <param name="Namespace">The Kubernetes namespace that lessons use.</param>
/// <param name="MadeCluster">Whether <c>up</c> made the cluster itself.</param>
/// <param name="MadeNamespace">Whether <c>up</c> made the Kubernetes namespace.</param>
/// <param name="DemoImage">What stands in for the image <c>demo:1.0.0</c>, where the cluster's nodes do not hold that; null where they do.</param>
/// <param name="DebuggerImage">The image of the pods through which nodes are entered; null for PodLab's choice.</param>
internal sealed record ClusterRecord(
    string Kind,
    string Name,
    string Context,
    string Namespace,
    bool MadeCluster,
    bool MadeNamespace,
    string? DemoImage = null,
    string? DebuggerImage = null);

/// <summary>The cluster that <c>up</c> last started: what <c>Lab.OpenAsync()</c> opens.</summary>
/// <param name="Cluster"><c>standalone</c>, <c>kind</c> or <c>kubernetes</c>.</param>
/// <param name="Name">Its own name.</param>
internal sealed record CurrentCluster(string Cluster, string Name);
