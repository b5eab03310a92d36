using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using k8s;
using k8s.Models;
using PodLab.Clusters.Standalone;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Translates a container of a pod into the CRI's words, as the kubelet does.</summary>
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

    /// <summary>Changes when, and only when, the container's part of the manifest changes.</summary>
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
