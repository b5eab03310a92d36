namespace PodLab.Machine;

/// <summary>The record that <c>up</c> writes of a cluster with an API server. It lists what <c>up</c> created, so <c>down</c> removes only that.</summary>
/// <param name="Kind"><c>kind</c> or <c>kubernetes</c>.</param>
/// <param name="Name">The kind cluster's name, or the context's.</param>
/// <param name="Context">The kubeconfig's context.</param>
/// <param name="Namespace">The Kubernetes namespace that lessons use.</param>
/// <param name="MadeCluster">Whether <c>up</c> made the cluster itself.</param>
/// <param name="MadeNamespace">Whether <c>up</c> made the Kubernetes namespace.</param>
/// <param name="DemoImage">The substitute for the image <c>demo:1.0.0</c>, if the cluster's nodes don't have that image; null if they do.</param>
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

/// <summary>The cluster that <c>up</c> last started. <c>Lab.OpenAsync()</c> opens it.</summary>
/// <param name="Cluster"><c>standalone</c>, <c>kind</c> or <c>kubernetes</c>.</param>
/// <param name="Name">Its own name.</param>
internal sealed record CurrentCluster(string Cluster, string Name);
