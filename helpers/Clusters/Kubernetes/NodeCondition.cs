namespace PodLab.Clusters.Kubernetes;

/// <summary>
/// Whether a node is healthy, judged by the conditions that its kubelet reports.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/node/node-status/#condition">Node conditions</see>.)
/// </summary>
internal static class NodeCondition
{
    /// <summary>A sentence that says why the node isn't ready; null if it is.</summary>
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
        return $"Node {node.Metadata.Name} is not ready{since}{why}. The API server's information about its pods may be out of date.";
    }
}
