using System.Security.Cryptography;
using PodLab.Clusters.Standalone.Cri;
using k8s;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Translates a container of a pod to the CRI, as the kubelet does.</summary>
internal static class ContainerConfigs
{
    public static ContainerConfig Of(V1Pod pod, V1Container container, uint attempt, string imageId, ContainerSurroundings surroundings)
    {
        var config = new ContainerConfig
        {
            Metadata = new ContainerMetadata { Name = container.Name, Attempt = attempt },
            Image = new ImageSpec { Image = imageId },
            WorkingDir = container.WorkingDir ?? "",
            LogPath = string.Create(CultureInfo.InvariantCulture, $"{ConfinedPath.Below("", container.Name, "a container")}/{attempt}.log"),
            Stdin = container.Stdin == true,
            StdinOnce = container.StdinOnce == true,
            Tty = container.Tty == true,
            Linux = new LinuxContainerConfig
            {
                Resources = ContainerResources.Of(container, QualityOfService.OomScoreOf(pod)),
                SecurityContext = ContainerSecurity.Of(pod, container, surroundings.TargetId),
            },
        };
        var variables = ContainerVariables.Of(pod, container, surroundings);
        config.Envs.Add(variables.Select(variable => new KeyValue { Key = variable.Key, Value = variable.Value }));
        config.Command.Add((container.Command ?? []).Select(part => VariableReferences.Expand(part, variables)));
        config.Args.Add((container.Args ?? []).Select(part => VariableReferences.Expand(part, variables)));
        config.Mounts.Add(PodVolumes.MountsOf(container, surroundings.VolumeFolder));
        AddLabels(config, pod, container, attempt);
        return config;
    }

    /// <summary>A hash that changes if, and only if, the container's part of the manifest changes.</summary>
    public static string HashOf(V1Container container) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(KubernetesJson.Serialize(container))).AsSpan(0, 4));

    private static void AddLabels(ContainerConfig config, V1Pod pod, V1Container container, uint attempt)
    {
        config.Labels[PodLabels.ContainerName] = container.Name;
        config.Labels[PodLabels.PodName] = pod.Metadata.Name;
        config.Labels[PodLabels.PodNamespace] = pod.Metadata.NamespaceProperty;
        config.Labels[PodLabels.PodUid] = pod.Metadata.Uid;
        config.Annotations[PodLabels.ContainerHash] = HashOf(container);
        config.Annotations[PodLabels.RestartCount] = attempt.ToString(CultureInfo.InvariantCulture);
        config.Annotations[PodLabels.MessagePath] = container.TerminationMessagePath ?? "";
        config.Annotations[PodLabels.MessagePolicy] = container.TerminationMessagePolicy ?? "";
        config.Annotations[PodLabels.GracePeriod] =
            (pod.Spec.TerminationGracePeriodSeconds ?? 0).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>Requests and limits as numbers for cgroups, computed as the kubelet does.</summary>
internal static class ContainerResources
{
    private const long PeriodMicroseconds = 100_000;
    private const long SharesOfOneCpu = 1024;
    private const long FewestShares = 2;
    private const long MostShares = 262_144;

    public static LinuxContainerResources Of(V1Container container, int oomScore)
    {
        var (limits, requests) = (container.Resources?.Limits, container.Resources?.Requests);
        var resources = new LinuxContainerResources
        {
            OomScoreAdj = oomScore,
            CpuShares = Math.Clamp(Whole((Amount(requests, "cpu") ?? Amount(limits, "cpu") ?? 0) * SharesOfOneCpu), FewestShares, MostShares),
            MemoryLimitInBytes = Whole(Amount(limits, "memory") ?? 0),
        };
        if (Amount(limits, "cpu") is { } cpus)
        {
            (resources.CpuPeriod, resources.CpuQuota) = (PeriodMicroseconds, Whole(cpus * PeriodMicroseconds));
        }

        return resources;
    }

    private static decimal? Amount(IDictionary<string, ResourceQuantity>? amounts, string name) =>
        amounts is not null && amounts.TryGetValue(name, out var amount) ? amount?.ToDecimal() : null;

    // As in the kubelet: a number beyond the largest one becomes the largest one.
    private static long Whole(decimal amount) => amount >= long.MaxValue ? long.MaxValue : (long)amount;
}

/// <summary>A container's security context for the CRI: the container's own settings override the pod's.</summary>
internal static class ContainerSecurity
{
    // The paths that the kubelet hides from every container that isn't privileged, or makes read-only in it.
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

/// <summary>A container's environment variables, with resolved references and fields of the pod.</summary>
internal static class ContainerVariables
{
    public static IReadOnlyDictionary<string, string> Of(V1Pod pod, V1Container container, ContainerSurroundings surroundings)
    {
        var variables = new Dictionary<string, string>();
        foreach (var variable in container.Env ?? [])
        {
            variables[variable.Name] = variable.ValueFrom?.FieldRef is { } field
                ? FieldOf(pod, field.FieldPath, surroundings)
                : VariableReferences.Expand(variable.Value ?? "", variables);
        }

        return variables;
    }

    private static string FieldOf(V1Pod pod, string path, ContainerSurroundings surroundings) => path switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.NamespaceProperty,
        "metadata.uid" => pod.Metadata.Uid,
        "spec.nodeName" => surroundings.NodeName,
        "spec.serviceAccountName" => pod.Spec.ServiceAccountName ?? "",
        "status.hostIP" => surroundings.HostIP ?? "",
        "status.podIP" => surroundings.PodIP ?? "",
        _ => "",
    };
}

/// <summary>The facts about its pod and node that a container gets when it starts.</summary>
/// <param name="NodeName">The node's name.</param>
/// <param name="HostIP">The node's address.</param>
/// <param name="PodIP">The pod's address.</param>
/// <param name="VolumeFolder">The folder of the pod's volumes on the node.</param>
/// <param name="TargetId">The container whose processes an ephemeral container sees; null for any other.</param>
internal sealed record ContainerSurroundings(string NodeName, string? HostIP, string? PodIP, string VolumeFolder, string? TargetId);

/// <summary>
/// <c>$(NAME)</c> in commands, arguments and variables. An unknown name stays unchanged, and <c>$$</c> is a dollar sign. (Kubernetes:
/// <see href="https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/">dependent variables</see>.)
/// </summary>
internal static partial class VariableReferences
{
    public static string Expand(string text, IReadOnlyDictionary<string, string> variables) => Reference().Replace(text, match =>
        match.Value == "$$" ? "$" : variables.GetValueOrDefault(match.Groups[1].Value, match.Value));

    [GeneratedRegex(@"\$\$|\$\(([^()]*)\)")]
    private static partial Regex Reference();
}
