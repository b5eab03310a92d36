using static PodLab.Manifests.FieldChecks;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// The standalone node's support for each field of a pod. It obeys the field, ignores it (nothing that a learner can see would change), or refuses
/// the pod. A field in neither list is refused; a test keeps the lists complete.
/// </summary>
internal static class StandaloneFields
{
    /// <summary>The places of a pod's containers.</summary>
    public static readonly string[] Containers = ["spec.containers[]", "spec.initContainers[]"];

    private const string NoScheduler = "it has no scheduler";
    private const string NonRoot = "its supervisor doesn't check which user a container runs as; set runAsUser instead";
    private const string Seccomp = "its containers run without a filter for system calls";
    private const string Messages = "it collects no termination messages";
    private const string Confinement = "its containers run without AppArmor, SELinux and Windows settings";

    // The limit of .NET's timers: 49 days.
    private const long LongestTimer = 4_294_967;

    private static readonly string[] ReadableFields =
        ["metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.podIP"];

    /// <summary>The fields that the supervisor obeys, and those without a visible effect for learners.</summary>
    public static IReadOnlyList<string> Accepted { get; } =
    [
        "apiVersion", "kind", "metadata.name", "metadata.generateName", "metadata.namespace", "metadata.labels", "metadata.annotations",
        "spec.hostname", "spec.hostNetwork", "spec.hostPID", "spec.hostIPC", "spec.shareProcessNamespace", "spec.restartPolicy",
        "spec.securityContext.runAsUser", "spec.securityContext.runAsGroup", "spec.securityContext.supplementalGroups",
        "spec.volumes[].name", "spec.volumes[].emptyDir",
        // Nothing here depends on these: there is one node without taints, no pulls, no services and no tokens.
        "spec.automountServiceAccountToken", "spec.enableServiceLinks", "spec.imagePullSecrets", "spec.preemptionPolicy", "spec.priority",
        "spec.priorityClassName", "spec.serviceAccount", "spec.serviceAccountName", "spec.tolerations",
        .. Containers.SelectMany(container => Paths(
            container, "name", "image", "imagePullPolicy", "command", "args", "workingDir", "stdin", "stdinOnce", "tty", "env[].name", "env[].value",
            "env[].valueFrom.fieldRef.apiVersion", "ports[].name", "ports[].containerPort", "ports[].protocol", "ports[].hostIP",
            "securityContext.privileged", "securityContext.readOnlyRootFilesystem", "securityContext.allowPrivilegeEscalation",
            "securityContext.capabilities", "securityContext.runAsUser", "securityContext.runAsGroup",
            "volumeMounts[].name", "volumeMounts[].mountPath", "volumeMounts[].subPath", "volumeMounts[].readOnly")),
        .. Probes().SelectMany(probe => Paths(probe, "exec", "httpGet", "tcpSocket", "successThreshold", "failureThreshold")),
    ];

    /// <summary>The fields that it can't obey, why, and which of their values are still allowed.</summary>
    public static IReadOnlyList<(string Path, string Why, Func<JsonNode, bool>? Allows)> Limits(string node) =>
    [
        ("metadata.finalizers", "it has no controllers that would remove them", null),
        ("metadata.ownerReferences", "it has no controllers", null),
        ("spec.nodeName", $"its only node is {node}", name => TextOf(name) == node),
        ("spec.terminationGracePeriodSeconds", $"it can wait at most {LongestTimer} seconds", seconds => NumberOf(seconds) <= LongestTimer),
        ("spec.dnsPolicy", "it has no cluster DNS", policy => TextOf(policy) != "None"),
        ("spec.dnsConfig", "it has no cluster DNS", null),
        ("spec.subdomain", "it has no cluster DNS", null),
        ("spec.setHostnameAsFQDN", "it has no cluster DNS", given => !IsTrue(given)),
        ("spec.hostnameOverride", "its supervisor sets hostnames only from hostname and the pod's name", null),
        ("spec.hostUsers", "user namespaces for pods need a newer containerd and the kubelet", IsTrue),
        ("spec.hostAliases", "containerd writes /etc/hosts there", null),
        ("spec.runtimeClassName", "it has one runtime, runc", null),
        ("spec.overhead", "it has one runtime, runc", null),
        ("spec.os", "it runs Linux", os => TextOf(os["name"]) == "linux"),
        ("spec.nodeSelector", NoScheduler, null),
        ("spec.affinity", NoScheduler, null),
        ("spec.schedulingGates", NoScheduler, null),
        ("spec.schedulingGroup", NoScheduler, null),
        ("spec.topologySpreadConstraints", NoScheduler, null),
        ("spec.schedulerName", NoScheduler, name => TextOf(name) == "default-scheduler"),
        ("spec.evictionResponders", "it evicts no pods", null),
        ("spec.activeDeadlineSeconds", "its supervisor sets no deadlines", null),
        ("spec.readinessGates", "it has no controllers that could open them", null),
        ("spec.resourceClaims", "it has no devices to offer", null),
        ("spec.resources", "its supervisor reads only the containers' resources", null),
        ("spec.ephemeralContainers", "an ephemeral container is added to a running pod", null),
        ("spec.securityContext.sysctls", "its supervisor sets none", null),
        ("spec.securityContext.fsGroup", "its volumes belong to root, and every user can write to them", null),
        ("spec.securityContext.fsGroupChangePolicy", "its volumes belong to root, and every user can write to them", null),
        ("spec.securityContext.supplementalGroupsPolicy", "its supervisor supports only Merge", policy => TextOf(policy) == "Merge"),
        ("spec.securityContext.runAsNonRoot", NonRoot, given => !IsTrue(given)),
        ("spec.securityContext.seccompProfile", Seccomp, IsUnconfined),
        ("spec.securityContext.appArmorProfile", Confinement, IsUnconfined),
        ("spec.securityContext.seLinuxOptions", Confinement, null),
        ("spec.securityContext.seLinuxChangePolicy", Confinement, null),
        ("spec.securityContext.windowsOptions", Confinement, null),
        ("spec.volumes[].emptyDir.medium", "its emptyDir volumes are folders on the disk", null),
        ("spec.volumes[].emptyDir.sizeLimit", "its supervisor doesn't limit volumes", null),
        ("spec.volumes[].*", "its only kind of volume is emptyDir", null),
        ("spec.initContainers[].restartPolicy", "its supervisor restarts an init container only as a sidecar (Always)", policy => TextOf(policy) == "Always"),
        ("spec.containers[].restartPolicy", "its supervisor restarts containers by the pod's own restartPolicy", null),
        .. Containers.SelectMany(OfContainer),
        .. Probes().SelectMany(OfProbe),
    ];

    private static (string, string, Func<JsonNode, bool>?)[] OfContainer(string container) =>
    [
        ($"{container}.envFrom", "it has no ConfigMaps and Secrets", null),
        ($"{container}.env[].valueFrom.fieldRef.fieldPath", $"it can fill in only {string.Join(", ", ReadableFields)}", path => ReadableFields.Contains(TextOf(path))),
        ($"{container}.env[].valueFrom.*", "it can fill in variables only from fieldRef", null),
        ($"{container}.lifecycle", "its supervisor runs no hooks", null),
        ($"{container}.ports[].hostPort", "it forwards no ports", port => NumberOf(port) == 0
            || (IsTrue(port.Root["spec"]?["hostNetwork"]) && NumberOf(port) == NumberOf(port.Parent?["containerPort"]))),
        ($"{container}.resizePolicy", "its supervisor can't resize running containers", null),
        ($"{container}.restartPolicyRules", "its supervisor restarts containers by the pod's own restartPolicy", null),
        ($"{container}.resources.limits", "it limits only cpu and memory", HasOnlyCpuAndMemory),
        ($"{container}.resources.requests", "it supports only cpu and memory", HasOnlyCpuAndMemory),
        ($"{container}.resources.claims", "it has no devices to offer", null),
        ($"{container}.securityContext.runAsNonRoot", NonRoot, given => !IsTrue(given)),
        ($"{container}.securityContext.seccompProfile", Seccomp, IsUnconfined),
        ($"{container}.securityContext.appArmorProfile", Confinement, IsUnconfined),
        ($"{container}.securityContext.seLinuxOptions", Confinement, null),
        ($"{container}.securityContext.windowsOptions", Confinement, null),
        ($"{container}.securityContext.procMount", "its supervisor supports only Default", mount => TextOf(mount) == "Default"),
        ($"{container}.terminationMessagePath", Messages, path => TextOf(path) == "/dev/termination-log"),
        ($"{container}.terminationMessagePolicy", Messages, policy => TextOf(policy) == "File"),
        ($"{container}.volumeDevices", "it has no block volumes", null),
        ($"{container}.volumeMounts[].subPathExpr", "its supervisor supports only subPath", null),
        ($"{container}.volumeMounts[].mountPropagation", "mounts in its containers do not propagate", mode => TextOf(mode) == "None"),
        ($"{container}.volumeMounts[].bindMountOptions", "its supervisor supports only readOnly", null),
        ($"{container}.volumeMounts[].recursiveReadOnly", "its supervisor supports only readOnly", mode => TextOf(mode) == "Disabled"),
    ];

    private static (string, string, Func<JsonNode, bool>?)[] OfProbe(string probe) =>
    [
        ($"{probe}.grpc", "its supervisor supports only exec, httpGet and tcpSocket", null),
        ($"{probe}.terminationGracePeriodSeconds", "its supervisor supports only the pod's own", null),
        .. new[] { "initialDelaySeconds", "periodSeconds", "timeoutSeconds" }.Select(name => (
            $"{probe}.{name}", $"it can wait at most {LongestTimer} seconds", (Func<JsonNode, bool>?)(seconds => NumberOf(seconds) <= LongestTimer))),
    ];

    private static IEnumerable<string> Probes() =>
        Containers.SelectMany(container => Paths(container, "readinessProbe", "livenessProbe", "startupProbe"));

    private static IEnumerable<string> Paths(string start, params string[] fields) => fields.Select(field => $"{start}.{field}");

    // The profile Unconfined is what a container here has anyway.
    private static bool IsUnconfined(JsonNode profile) => TextOf(profile["type"]) == "Unconfined";

    private static bool HasOnlyCpuAndMemory(JsonNode amounts) => amounts.AsObject().All(amount => amount.Key is "cpu" or "memory");
}
