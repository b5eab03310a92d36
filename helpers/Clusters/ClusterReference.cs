namespace PodLab.Clusters;

/// <summary>
/// A cluster's name as users write it in <c>Lab.OpenAsync("…")</c>, <c>PODLAB_CLUSTER</c> and <c>--cluster</c>: <c>KIND</c> or <c>KIND:WHICH</c>.
/// </summary>
/// <param name="Kind"><c>standalone</c>, <c>kind</c>, <c>kubernetes</c> or <c>recorded</c>.</param>
/// <param name="Which">
/// The kind cluster's name, the kubeconfig's context, or the recording's file; null if there is only one to choose from.
/// </param>
internal sealed record ClusterReference(string Kind, string? Which)
{
    /// <summary>Parses <c>kind:podlab</c>. Only the first colon separates, since contexts and paths contain colons.</summary>
    public static ClusterReference Parse(string text) => text.Split(':', 2) is [var kind, { Length: > 0 } which]
        ? new ClusterReference(kind, which)
        : new ClusterReference(text.TrimEnd(':'), null);

    public override string ToString() => Which is null ? Kind : $"{Kind}:{Which}";
}
