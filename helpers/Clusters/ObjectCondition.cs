using System.Globalization;

namespace PodLab.Clusters;

/// <summary>Something to wait for on an object of any kind, with the words to speak of it.</summary>
/// <param name="Description">Completes "deployment demo …": "is available", "is gone".</param>
/// <param name="IsMetBy">Whether the object (null: there is none) meets it.</param>
/// <param name="CannotBeMetBy">A reason why this object will never meet it; null while it may.</param>
public sealed record ObjectCondition(string Description, Func<ClusterObject?, bool> IsMetBy, Func<ClusterObject, string?>? CannotBeMetBy = null)
{
    /// <summary>
    /// All pods that it wishes for are there, of its newest shape, and available: what <c>kubectl rollout status</c> waits for. Of a kind that keeps no
    /// pods: its condition <c>Available</c>, <c>Ready</c> or <c>Complete</c> is true.
    /// </summary>
    public static ObjectCondition Available { get; } = new("is available", IsAvailable, FindReasonAgainst);

    /// <summary>The object no longer exists.</summary>
    public static ObjectCondition Gone { get; } = new("is gone", found => found is null);

    /// <summary>How far an object has come, in words for an error: <c>1 of 3 pods available, 3 up to date</c>.</summary>
    internal static string Progress(ClusterObject found) => Pods(found) is { } pods
        ? string.Create(CultureInfo.InvariantCulture, $"{pods.Available} of {pods.Wanted} pods are available, {pods.Current} are of its newest shape")
        : "it keeps no pods that its status counts";

    /// <summary>Pods ready and pods wanted, <c>1/3</c>; null for a kind that keeps none.</summary>
    internal static string? ReadyOf(ClusterObject found) => Pods(found) is { } pods
        ? string.Create(CultureInfo.InvariantCulture, $"{found.Number("status", "readyReplicas") ?? found.Number("status", "numberReady") ?? 0}/{pods.Wanted}")
        : null;

    private static bool IsAvailable(ClusterObject? found)
    {
        if (found is null)
        {
            return false;
        }

        return Pods(found) is { } pods
            ? IsSeenByController(found) && pods.Current >= pods.Wanted && pods.Available >= pods.Wanted
            : found.HasCondition("Available") || found.HasCondition("Ready") || found.HasCondition("Complete");
    }

    // Before its controller has looked at the newest wish, the counts in the status are about an older one.
    private static bool IsSeenByController(ClusterObject found) =>
        found.Number("status", "observedGeneration") >= found.Number("metadata", "generation");

    private static (long Wanted, long Current, long Available)? Pods(ClusterObject found) => found.Kind switch
    {
        "DaemonSet" => (
            found.Number("status", "desiredNumberScheduled") ?? 0,
            found.Number("status", "updatedNumberScheduled") ?? 0,
            found.Number("status", "numberAvailable") ?? 0),
        "Deployment" or "StatefulSet" or "ReplicaSet" => (
            found.Number("spec", "replicas") ?? 1,
            found.Number("status", found.Kind == "ReplicaSet" ? "replicas" : "updatedReplicas") ?? 0,
            // A StatefulSet of an old API server does not count available pods.
            found.Number("status", "availableReplicas") ?? (found.Kind == "StatefulSet" ? found.Number("status", "readyReplicas") : null) ?? 0),
        _ => null,
    };

    private static string? FindReasonAgainst(ClusterObject found) =>
        found.FindCondition("Progressing") is { } progress && progress["reason"]?.GetValue<string>() == "ProgressDeadlineExceeded"
            ? $"its controller has given up ({progress["message"]})"
            : null;
}
