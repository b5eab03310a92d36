using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// The status of a pod whose work failed in a way that has no status of its own. Built from the last status and the containers' names only,
/// so that whatever is wrong with the pod, its status can be written.
/// </summary>
internal static class PodTroubleStatus
{
    /// <summary>Every container that hasn't run yet waits for this reason; where all have run, the reason is the whole pod's.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="last">The status that was last published, or null.</param>
    /// <param name="reason">One CamelCase word: <c>FailedSync</c>.</param>
    /// <param name="error">What went wrong.</param>
    public static V1PodStatus Of(V1Pod pod, V1PodStatus? last, string reason, Exception error)
    {
        var message = error is PodLabException ? error.Message : $"{error.GetType().Name}: {error.Message}";
        var containers = pod.Spec.Containers.Select(container => StatusOf(container, last, reason, message)).ToList();
        var isWaiting = containers.Any(container => container.State.Waiting?.Reason == reason);
        return (last ?? new V1PodStatus { Phase = "Pending" }) with
        {
            ContainerStatuses = containers,
            Reason = isWaiting ? null : reason,
            Message = isWaiting ? null : message,
        };
    }

    private static V1ContainerStatus StatusOf(V1Container container, V1PodStatus? last, string reason, string message)
    {
        var before = last?.ContainerStatuses?.FirstOrDefault(status => status.Name == container.Name);
        return before?.State is { Running: not null } or { Terminated: not null } ? before : new V1ContainerStatus
        {
            Name = container.Name,
            Image = container.Image ?? "",
            ImageID = "",
            RestartCount = before?.RestartCount ?? 0,
            Ready = false,
            State = new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } },
            LastState = before?.LastState ?? new V1ContainerState(),
        };
    }
}
