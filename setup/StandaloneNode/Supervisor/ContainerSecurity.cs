using k8s.Models;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>A container's security context in the CRI's words: the container's own settings win over the pod's.</summary>
internal static class ContainerSecurity
{
    // What the kubelet hides from, and makes unchangeable in, every container that is not privileged.
    private static readonly string[] MaskedPaths =
    [
        "/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats",
        "/proc/sched_debug", "/proc/scsi", "/sys/firmware",
    ];

    private static readonly string[] ReadOnlyPaths = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

    public static LinuxContainerSecurityContext Of(V1Pod pod, V1Container container, string? targetId)
    {
        var (own, pods) = (container.SecurityContext, pod.Spec.SecurityContext);
        var security = new LinuxContainerSecurityContext
        {
            NamespaceOptions = SandboxConfigs.NamespacesOf(pod),
            Privileged = own?.Privileged == true,
            ReadonlyRootfs = own?.ReadOnlyRootFilesystem == true,
            NoNewPrivs = own?.AllowPrivilegeEscalation == false,
            RunAsUser = Wrap(own?.RunAsUser ?? pods?.RunAsUser),
            RunAsGroup = Wrap(own?.RunAsGroup ?? pods?.RunAsGroup),
            Capabilities = new Capability(),
        };
        security.Capabilities.AddCapabilities.AddRange(own?.Capabilities?.Add ?? []);
        security.Capabilities.DropCapabilities.AddRange(own?.Capabilities?.Drop ?? []);
        security.SupplementalGroups.AddRange((pods?.SupplementalGroups ?? []).OfType<long>());
        if (targetId is not null)
        {
            (security.NamespaceOptions.Pid, security.NamespaceOptions.TargetId) = (NamespaceMode.Target, targetId);
        }

        if (!security.Privileged)
        {
            security.MaskedPaths.AddRange(MaskedPaths);
            security.ReadonlyPaths.AddRange(ReadOnlyPaths);
        }

        return security;
    }

    private static Int64Value? Wrap(long? value) => value is { } number ? new Int64Value { Value = number } : null;
}
