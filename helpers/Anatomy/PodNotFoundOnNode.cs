using k8s.Models;

namespace PodLab.Anatomy;

/// <summary>The words for a pod of which nothing runs on its node.</summary>
internal static class PodNotFoundOnNode
{
    public static PodLabException For(V1Pod pod, string node)
    {
        var name = pod.Metadata.Name;
        var phase = pod.Status?.Phase is { Length: > 0 } known ? known : "not known yet";
        var reason = Reason(pod.Status) is { } why ? $" ({why})" : "";
        var advice = phase switch
        {
            "Succeeded" or "Failed" => "Its containers have ended, their processes with them: delete the pod, apply it again, then look.",
            "Running" => "Read it again in a moment; is it being deleted, or has it moved to another node?",
            _ => $"Wait for it first: await lab.WaitUntilReadyAsync(\"{name}\").",
        };
        return new PodLabException($"No process of pod {name} runs on node {node}. The pod's phase is {phase}{reason}. {advice}");
    }

    private static string? Reason(V1PodStatus? status) =>
        status?.ContainerStatuses?
            .Select(container => container.State?.Waiting?.Reason ?? container.State?.Terminated?.Reason)
            .FirstOrDefault(reason => !string.IsNullOrEmpty(reason))
        ?? (string.IsNullOrEmpty(status?.Reason) ? null : status.Reason);
}
