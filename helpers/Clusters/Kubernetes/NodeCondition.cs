namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// Whether a node is well, by the conditions that its kubelet reports.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/node/node-status/#condition">Node conditions</see>.)
/// </summary>
internal static class NodeCondition
{
    /// <summary>A sentence on what is wrong with the node: it is not ready; null when it is.</summary>
    public static string? FindTrouble(V1Node node)
    {
        var ready = node.Status?.Conditions?.FirstOrDefault(condition => condition.Type == "Ready");
        if (ready?.Status == "True")
        {
            return null;
        }

        var since = ready?.LastTransitionTime is { } time
            ? string.Create(CultureInfo.InvariantCulture, $" since {time.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC")
            : "";
        var why = ready?.Message is { Length: > 0 } message ? $": {message.TrimEnd('.')}" : ": its kubelet has not reported yet";
        return $"Node {node.Metadata.Name} is not ready{since}{why}. What the API server says of its pods may be out of date.";
    }
}
