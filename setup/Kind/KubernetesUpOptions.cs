namespace PodLab.Setup.Kind;

/// <summary>Which cluster to use, and what it cannot do by itself. What is null is as an earlier <c>up</c> was told.</summary>
/// <param name="Context">The kubeconfig's context: named each time, since the cluster is not PodLab's.</param>
/// <param name="Namespace">The Kubernetes namespace to use, and to make if it is not there; at first <see cref="PodLab.Clusters.ICluster.DefaultNamespace"/>.</param>
/// <param name="DemoImage">A PHP image that the cluster can pull, in place of <c>demo:1.0.0</c>; at first null, where its nodes hold that.</param>
/// <param name="DebuggerImage">The image of the pods through which nodes are entered; at first null, for PodLab's choice.</param>
internal sealed record KubernetesUpOptions(string Context, string? Namespace = null, string? DemoImage = null, string? DebuggerImage = null);
