namespace PodLab.Clusters.Standalone;

/// <summary>The cluster that <c>up</c> last started: what <c>Lab.OpenAsync()</c> opens.</summary>
/// <param name="Cluster"><c>standalone</c>, <c>kind</c> or <c>kubernetes</c>.</param>
/// <param name="Name">Its own name.</param>
internal sealed record CurrentCluster(string Cluster, string Name);
