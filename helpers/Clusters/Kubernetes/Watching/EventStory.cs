using k8s;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>
/// The events about a pod from the cluster's controllers and kubelets, for an error message.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/">Event</see>.)
/// </summary>
internal static class EventStory
{
    private const int Most = 6;

    /// <summary>The last events, one per line, oldest first; empty if there are none or they can't be read.</summary>
    public static async Task<string> ReadAsync(ApiServer server, string namespaceName, string name, CancellationToken cancellation)
    {
        try
        {
            var events = await server.AskAsync(
                $"list the events of {name}",
                (client, stop) => client.CoreV1.ListNamespacedEventAsync(
                    namespaceName, fieldSelector: $"involvedObject.kind=Pod,involvedObject.name={name}", cancellationToken: stop),
                cancellation);
            var lines = events.Items.OrderBy(TimeOf).TakeLast(Most).Select(noted => Describe(noted, DateTimeOffset.UtcNow)).ToList();
            return lines.Count == 0 ? "" : $"\nLast events:\n{string.Join('\n', lines)}";
        }
        catch (PodLabException)
        {
            // These lines are part of another error, which must not be lost because of them.
            return "";
        }
    }

    private static string Describe(Corev1Event noted, DateTimeOffset now)
    {
        var times = noted.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (x{noted.Count})") : "";
        return $"  {PodAge.Since(TimeOf(noted), now)} ago{times}  {noted.Type}  {noted.Reason}  {noted.Message?.TrimEnd()}";
    }

    private static DateTime? TimeOf(Corev1Event noted) => noted.LastTimestamp ?? noted.EventTime ?? noted.Metadata.CreationTimestamp;
}
