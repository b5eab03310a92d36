using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Translates a pod to the CRI's sandbox, as the kubelet does.</summary>
internal static class SandboxConfigs
{
    private const int LongestHostname = 63;

    public static PodSandboxConfig Of(V1Pod pod, uint attempt, string logRoot)
    {
        var config = new PodSandboxConfig
        {
            Metadata = new PodSandboxMetadata
            {
                Name = pod.Metadata.Name, Namespace = pod.Metadata.NamespaceProperty, Uid = pod.Metadata.Uid, Attempt = attempt,
            },
            LogDirectory = $"{logRoot}/{NodeFolder.LogFolderOf(pod)}",
            // A pod on the node's network also has the node's hostname.
            Hostname = pod.Spec.HostNetwork == true ? "" : HostnameOf(pod),
            Linux = new LinuxPodSandboxConfig { CgroupParent = QualityOfService.CgroupOf(pod), SecurityContext = SecurityOf(pod) },
        };
        config.Labels.Add(WithoutNulls(pod.Metadata.Labels));
        config.Labels[PodLabels.PodName] = pod.Metadata.Name;
        config.Labels[PodLabels.PodNamespace] = pod.Metadata.NamespaceProperty;
        config.Labels[PodLabels.PodUid] = pod.Metadata.Uid;
        config.Annotations.Add(WithoutNulls(pod.Metadata.Annotations));
        return config;
    }

    /// <summary>Whether a container (or the sandbox) gets the node's, the pod's or its own Linux namespaces.</summary>
    public static NamespaceOption NamespacesOf(V1Pod pod) => new()
    {
        Network = pod.Spec.HostNetwork == true ? NamespaceMode.Node : NamespaceMode.Pod,
        Ipc = pod.Spec.HostIPC == true ? NamespaceMode.Node : NamespaceMode.Pod,
        // The CRI's default is POD, but a pod's is CONTAINER, so it must be set.
        Pid = pod.Spec.HostPID == true ? NamespaceMode.Node : pod.Spec.ShareProcessNamespace == true ? NamespaceMode.Pod : NamespaceMode.Container,
    };

    // A blank value is the empty text, as the API server reads it.
    private static Dictionary<string, string> WithoutNulls(IDictionary<string, string>? map) =>
        (map ?? new Dictionary<string, string>()).ToDictionary(entry => entry.Key, entry => entry.Value ?? "");

    private static LinuxSandboxSecurityContext SecurityOf(V1Pod pod)
    {
        var security = new LinuxSandboxSecurityContext
        {
            NamespaceOptions = NamespacesOf(pod),
            Privileged = (pod.Spec.InitContainers ?? []).Concat(pod.Spec.Containers).Any(container => container.SecurityContext?.Privileged == true),
        };
        security.SupplementalGroups.AddRange((pod.Spec.SecurityContext?.SupplementalGroups ?? []).OfType<long>());
        return security;
    }

    private static string HostnameOf(V1Pod pod)
    {
        var name = pod.Spec.Hostname ?? pod.Metadata.Name;
        return name.Length <= LongestHostname ? name : name[..LongestHostname].TrimEnd('-', '.');
    }
}
