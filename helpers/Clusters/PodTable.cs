namespace PodLab.Clusters;

/// <summary>Pods as <c>kubectl get pods -o wide</c> shows them.</summary>
public static class PodTable
{
    private const string None = "<none>";

    /// <summary>The pods in the given order, with kubectl's wide columns. Used in lesson 05.</summary>
    /// <param name="pods">The pods.</param>
    /// <param name="namespaceName">Their Kubernetes namespace, for the caption.</param>
    /// <param name="now">The time from which ages are counted.</param>
    /// <param name="terminalLine">The line that shows the same in a terminal; null if there is none.</param>
    public static Table<V1Pod> Of(IReadOnlyList<V1Pod> pods, string namespaceName, DateTimeOffset now, string? terminalLine)
    {
        ArgumentNullException.ThrowIfNull(pods);

        // Each value comes from the same summary; a pod's summary is computed once, not once per column.
        var summaries = pods.Distinct().ToDictionary(pod => pod, PodSummary.Of);
        return new Table<V1Pod>($"Pods in Kubernetes namespace {namespaceName}{Lacking(terminalLine)}", Columns(summaries, now), pods, terminalLine);
    }

    // Without an API server, a terminal can ask only the node's runtime, which lists pods as sandboxes.
    private static string Lacking(string? terminalLine) => terminalLine?.Contains(" crictl pods ", StringComparison.Ordinal) == true
        ? ". The closest terminal command is below: crictl has no READY, RESTARTS, IP or NODE" : "";

    private static Column<V1Pod>[] Columns(Dictionary<V1Pod, PodSummary> summaries, DateTimeOffset now) =>
    [
        new("NAME", pod => pod.Metadata?.Name ?? ""),
        new("READY", pod => string.Create(CultureInfo.InvariantCulture, $"{summaries[pod].ReadyContainers}/{summaries[pod].TotalContainers}")),
        new("STATUS", pod => summaries[pod].Status),
        new("RESTARTS", pod => Restarts(summaries[pod], now)),
        new("AGE", pod => PodAge.Since(pod.Metadata?.CreationTimestamp, now)),
        new("IP", pod => OrNone(pod.Status?.PodIPs?.FirstOrDefault()?.Ip ?? pod.Status?.PodIP)),
        new("NODE", pod => OrNone(pod.Spec?.NodeName)),
        new("NOMINATED NODE", pod => OrNone(pod.Status?.NominatedNodeName)),
        new("READINESS GATES", ReadinessGates),
    ];

    private static string Restarts(PodSummary summary, DateTimeOffset now)
    {
        var count = summary.Restarts.ToString(CultureInfo.InvariantCulture);
        return summary.Restarts > 0 && summary.LastRestart is { } last ? $"{count} ({PodAge.Since(last, now)} ago)" : count;
    }

    private static string ReadinessGates(V1Pod pod)
    {
        if (pod.Spec?.ReadinessGates is not { Count: > 0 } gates)
        {
            return None;
        }

        var met = gates.Count(gate =>
            pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == gate.ConditionType)?.Status == "True");
        return string.Create(CultureInfo.InvariantCulture, $"{met}/{gates.Count}");
    }

    private static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;
}
