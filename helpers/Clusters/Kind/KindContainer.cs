namespace PodLab.Clusters.Kind;

/// <summary>A container on this machine's Docker that is a node of a kind cluster, as the labels that kind gives it say.</summary>
/// <param name="Cluster">The cluster's name (<c>io.x-k8s.kind.cluster</c>).</param>
/// <param name="Node">The container's name, which is the node's.</param>
/// <param name="Role"><c>control-plane</c> or <c>worker</c> (<c>io.x-k8s.kind.role</c>).</param>
/// <param name="IsRunning">Whether it runs.</param>
internal sealed record KindContainer(string Cluster, string Node, string Role, bool IsRunning);
