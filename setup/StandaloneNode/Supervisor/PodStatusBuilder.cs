using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Writes a pod's status as the kubelet would, from what the runtime shows.</summary>
internal sealed class PodStatusBuilder(
    V1Pod pod, PodSeen seen, PodMemory memory, Func<ContainerSeen, bool> hasStarted, Func<ContainerSeen, bool> isReady, string? hostIP, DateTime now)
{
    public V1PodStatus Build()
    {
        var isInitialized = memory.HasEnded ? memory.Status!.Conditions.Any(condition => condition is { Type: "Initialized", Status: "True" })
            : PodPlanner.IsInitialized(pod, seen, hasStarted);
        var previous = memory.Status;
        var whyNone = isInitialized ? "ContainerCreating" : "PodInitializing";
        var inits = new ContainerStatusBuilder(seen, memory, previous?.InitContainerStatuses, hasStarted, isReady);
        var apps = new ContainerStatusBuilder(seen, memory, previous?.ContainerStatuses, hasStarted, isReady);
        var ephemerals = new ContainerStatusBuilder(seen, memory, previous?.EphemeralContainerStatuses, hasStarted, isReady);
        var status = new V1PodStatus
        {
            StartTime = previous?.StartTime ?? Times.ToSeconds(now),
            HostIP = hostIP,
            HostIPs = hostIP is null ? null : [new V1HostIP { Ip = hostIP }],
            PodIP = (pod.Spec.HostNetwork == true ? hostIP : seen.Ready?.IP) ?? previous?.PodIP,
            QosClass = QualityOfService.ClassOf(pod),
            InitContainerStatuses = NullIfEmpty(pod.Spec.AllInitContainers().Select(init => inits.Build(init, init.IsSidecar() ? whyNone : "PodInitializing", !init.IsSidecar()))),
            ContainerStatuses = [.. pod.Spec.Containers.Select(container => apps.Build(container, whyNone, false))],
            EphemeralContainerStatuses = NullIfEmpty(pod.Spec.AllEphemeralContainers().Select(ephemeral => ephemerals.Build(ephemeral.AsContainer(), "ContainerCreating", false))),
        };
        status.PodIPs = status.PodIP is null ? null : [new V1PodIP { Ip = status.PodIP }];
        status.Phase = memory.HasEnded ? previous!.Phase : PodPhase.Of(pod, status, isInitialized);
        status.Conditions = PodConditions.Of(status, isInitialized, previous?.Conditions, now);
        return status;
    }

    private static List<V1ContainerStatus>? NullIfEmpty(IEnumerable<V1ContainerStatus> statuses) => statuses.ToList() is { Count: > 0 } list ? list : null;
}
