using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// A pod's phase, by the kubelet's rules.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase">Pod phase</see>.)
/// </summary>
internal static class PodPhase
{
    public static string Of(V1Pod pod, V1PodStatus status, bool isInitialized)
    {
        if (!isInitialized)
        {
            return pod.Spec.RestartPolicy == "Never" && HasFailedInitContainer(pod, status) ? "Failed" : "Pending";
        }

        var states = status.ContainerStatuses;
        // A container that waits for its next start has run: its pod runs. One that never ran keeps the pod pending.
        if (states.Any(container => container.State.Waiting is not null && container.LastState?.Terminated is null))
        {
            return "Pending";
        }

        if (states.Any(container => container.State.Running is not null) || pod.Spec.RestartPolicy == "Always")
        {
            return "Running";
        }

        var isEveryOneSuccessful = states.All(container => container.State.Terminated is { ExitCode: 0 });
        return isEveryOneSuccessful ? "Succeeded" : pod.Spec.RestartPolicy == "Never" ? "Failed" : "Running";
    }

    private static bool HasFailedInitContainer(V1Pod pod, V1PodStatus status) => pod.Spec.AllInitContainers()
        .Where(init => !init.IsSidecar())
        .Any(init => status.InitContainerStatuses!.First(container => container.Name == init.Name).State.Terminated is { ExitCode: not 0 });
}
