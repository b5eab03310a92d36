namespace PodLab.Clusters;

/// <summary>A cluster as people name it, in <c>Lab.OpenAsync("…")</c>, <c>PODLAB_CLUSTER</c> and <c>--cluster</c>: <c>KIND</c> or <c>KIND:WHICH</c>.</summary>
/// <param name="Kind"><c>standalone</c>, <c>kind</c>, <c>kubernetes</c> or <c>recorded</c>.</param>
/// <param name="Which">The kind cluster's name, the kubeconfig's context, the recording's file; null for the one there is.</param>
internal sealed record ClusterReference(string Kind, string? Which)
{
    /// <summary>Reads <c>kind:podlab</c>; only the first colon separates, since contexts and paths have colons of their own.</summary>
    public static ClusterReference Parse(string text) => text.Split(':', 2) is [var kind, { Length: > 0 } which]
        ? new ClusterReference(kind, which)
        : new ClusterReference(text.TrimEnd(':'), null);

    public override string ToString() => Which is null ? Kind : $"{Kind}:{Which}";
}
