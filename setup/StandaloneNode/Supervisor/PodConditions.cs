using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// A pod's conditions, each with the time at which it last changed.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions">Pod conditions</see>.)
/// </summary>
internal static class PodConditions
{
    public static IList<V1PodCondition> Of(V1PodStatus status, bool isInitialized, IEnumerable<V1PodCondition>? previous, DateTime now)
    {
        var notReady = Unready(status);
        var (reason, message) = notReady.Count == 0 ? (null, null)
            : status.Phase == "Succeeded" ? ("PodCompleted", null)
            : ("ContainersNotReady", $"containers with unready status: [{string.Join(' ', notReady)}]");
        V1PodCondition[] conditions =
        [
            Condition("Initialized", isInitialized, isInitialized ? null : "ContainersNotInitialized", null),
            Condition("Ready", notReady.Count == 0, reason, message),
            Condition("ContainersReady", notReady.Count == 0, reason, message),
            Condition("PodScheduled", true, null, null),
        ];
        foreach (var condition in conditions)
        {
            var before = previous?.FirstOrDefault(old => old.Type == condition.Type && old.Status == condition.Status);
            condition.LastTransitionTime = before?.LastTransitionTime ?? Times.ToSeconds(now);
        }

        return conditions;
    }

    // An init container that has ended well is ready by definition; one that never ran is not.
    private static List<string> Unready(V1PodStatus status) =>
        [.. (status.InitContainerStatuses ?? []).Concat(status.ContainerStatuses).Where(container => !container.Ready).Select(container => container.Name)];

    private static V1PodCondition Condition(string type, bool isTrue, string? reason, string? message) =>
        new() { Type = type, Status = isTrue ? "True" : "False", Reason = reason, Message = message };
}
