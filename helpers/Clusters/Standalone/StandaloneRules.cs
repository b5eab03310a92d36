using k8s.Models;
using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>What is right in Kubernetes and yet cannot be had on the standalone node; it is said rather than left out silently.</summary>
internal static class StandaloneRules
{
    private const string NonRoot = "its supervisor does not look whose a container's processes are; runAsUser says it";
    private const string Seccomp = "its containers run with no filter of system calls";

    private static readonly string[] SupportedFields =
        ["metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.podIP"];

    /// <exception cref="ManifestException">The object is of another kind than a pod.</exception>
    public static void CheckKind(ManifestDocument document)
    {
        if (document.Kind == "Pod")
        {
            return;
        }

        var why = document.Kind == "Namespace"
            ? "The standalone node takes pods in any Kubernetes namespace: leave this document out."
            : "The standalone node runs pods alone: it has no API server and no controllers. A cluster of kind \"kind\" or \"kubernetes\" can.";
        throw new ManifestException($"The manifest, line {document.Line}: cannot apply a {document.Kind}. {why}");
    }

    /// <exception cref="ManifestException">The pod asks for something that needs a whole cluster, or a newer runtime.</exception>
    public static void Check(V1Pod pod, string node)
    {
        foreach (var (path, why) in Unsupported(pod, node))
        {
            throw new ManifestException($"The Pod \"{pod.Metadata.Name}\" cannot run on the standalone node: {path}: {why}. "
                + "A cluster of kind \"kind\" or \"kubernetes\" can run it.");
        }
    }

    // No filter is what it has.
    private static bool IsFiltered(V1SeccompProfile? profile) => profile is not null && profile.Type != "Unconfined";

    private static IEnumerable<(string Path, string Why)> Unsupported(V1Pod pod, string node)
    {
        var spec = pod.Spec;
        (bool IsUsed, string Path, string Why)[] ofThePod =
        [
            (spec.NodeName is not null && spec.NodeName != node, "spec.nodeName", $"its only node is {node}"),
            (spec.HostUsers == false, "spec.hostUsers", "user namespaces for pods need a newer containerd and the kubelet"),
            (spec.RuntimeClassName is not null, "spec.runtimeClassName", "it has one runtime, runc"),
            (spec.NodeSelector is { Count: > 0 } || spec.Affinity is not null, "spec.nodeSelector, spec.affinity", "it has no scheduler"),
            (spec.SchedulingGates is { Count: > 0 }, "spec.schedulingGates", "it has no scheduler"),
            (spec.HostAliases is { Count: > 0 }, "spec.hostAliases", "containerd writes /etc/hosts there"),
            (spec.DnsConfig is not null, "spec.dnsConfig", "it has no cluster DNS"),
            (spec.ActiveDeadlineSeconds is not null, "spec.activeDeadlineSeconds", "its supervisor sets no deadlines"),
            (spec.ReadinessGates is { Count: > 0 }, "spec.readinessGates", "it has no controllers that could open them"),
            (spec.SecurityContext?.Sysctls is { Count: > 0 }, "spec.securityContext.sysctls", "its supervisor sets none"),
            (spec.SecurityContext?.FsGroup is not null, "spec.securityContext.fsGroup", "its volumes belong to root, and everybody may write in them"),
            (spec.SecurityContext?.RunAsNonRoot == true, "spec.securityContext.runAsNonRoot", NonRoot),
            (IsFiltered(spec.SecurityContext?.SeccompProfile), "spec.securityContext.seccompProfile", Seccomp),
        ];
        return ofThePod.Where(rule => rule.IsUsed).Select(rule => (rule.Path, rule.Why))
            .Concat((spec.Volumes ?? []).SelectMany(Unsupported))
            .Concat((spec.InitContainers ?? []).Concat(spec.Containers).SelectMany(Unsupported));
    }

    private static IEnumerable<(string Path, string Why)> Unsupported(V1Volume volume)
    {
        (bool IsUsed, string Field, string Why)[] rules =
        [
            (volume.EmptyDir is null, "", "of all kinds of volumes it has emptyDir alone"),
            (volume.EmptyDir?.Medium is { Length: > 0 }, ", emptyDir.medium", "its emptyDir volumes are folders on the disk"),
            (volume.EmptyDir?.SizeLimit is not null, ", emptyDir.sizeLimit", "its supervisor sets volumes no limits"),
        ];
        return rules.Where(rule => rule.IsUsed).Select(rule => ($"spec.volumes ({volume.Name}){rule.Field}", rule.Why));
    }

    private static IEnumerable<(string Path, string Why)> Unsupported(V1Container container)
    {
        var probes = new[] { container.ReadinessProbe, container.LivenessProbe, container.StartupProbe }.OfType<V1Probe>();
        var variables = (container.Env ?? []).Where(variable => variable.ValueFrom is not null).ToList();
        (bool IsUsed, string Field, string Why)[] rules =
        [
            (container.EnvFrom is { Count: > 0 }, "envFrom", "it has no ConfigMaps and Secrets"),
            (variables.Any(variable => variable.ValueFrom.FieldRef is null), "env.valueFrom", "of all sources it has fieldRef alone"),
            (variables.Any(variable => variable.ValueFrom.FieldRef is { } field && !SupportedFields.Contains(field.FieldPath)),
                "env.valueFrom.fieldRef", $"it knows {string.Join(", ", SupportedFields)}"),
            (container.Lifecycle is not null, "lifecycle", "its supervisor runs no hooks"),
            (container.VolumeDevices is { Count: > 0 }, "volumeDevices", "it has no block volumes"),
            (container.SecurityContext?.RunAsNonRoot == true, "securityContext.runAsNonRoot", NonRoot),
            (IsFiltered(container.SecurityContext?.SeccompProfile), "securityContext.seccompProfile", Seccomp),
            (probes.Any(probe => probe.Grpc is not null), "grpc probe", "its supervisor knows exec, httpGet and tcpSocket"),
            ((container.Ports ?? []).Any(port => port.HostPort is { } host && host != port.ContainerPort), "ports.hostPort", "it forwards no ports"),
        ];
        return rules.Where(rule => rule.IsUsed).Select(rule => ($"container {container.Name}, {rule.Field}", rule.Why));
    }
}
