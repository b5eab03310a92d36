using k8s.Models;

namespace PodLab.Manifests;

/// <summary>The API server's rules for a pod, as far as a lesson's pod can break them.</summary>
internal static class PodRules
{
    private static readonly string[] RestartPolicies = ["Always", "OnFailure", "Never"];
    private static readonly string[] PullPolicies = ["Always", "IfNotPresent", "Never"];

    /// <exception cref="ManifestException">The first rule broken, with the field's path.</exception>
    public static void Check(V1Pod pod, long line)
    {
        var report = new RuleReport($"The Pod \"{pod.Metadata.Name}\" (line {line} of the manifest)");
        CheckMetadata(pod.Metadata, report);
        report.Require("spec", pod.Spec, "what the pod consists of");
        report.OneOf("spec.restartPolicy", pod.Spec.RestartPolicy, RestartPolicies);
        report.NotNegative("spec.terminationGracePeriodSeconds", pod.Spec.TerminationGracePeriodSeconds);
        report.Name("spec.hostname", pod.Spec.Hostname, KubernetesNames.CheckLabelName);
        if (pod.Spec.Containers is not { Count: > 0 })
        {
            throw report.Broken("spec.containers", "it is missing; expected at least one container");
        }

        if (pod.Spec.EphemeralContainers is { Count: > 0 })
        {
            throw report.Broken("spec.ephemeralContainers", "an ephemeral container cannot be part of a manifest; it is added to a running pod");
        }

        CheckContainers(pod.Spec, report);
        if (pod.Spec is { HostPID: true, ShareProcessNamespace: true })
        {
            throw report.Broken("spec.shareProcessNamespace", "a pod cannot share both the node's processes (hostPID) and its own");
        }
    }

    private static void CheckMetadata(V1ObjectMeta metadata, RuleReport report)
    {
        report.Require("metadata.name", metadata.Name, "the pod's name");
        report.Name("metadata.name", metadata.Name, KubernetesNames.CheckSubdomain);
        report.Name("metadata.namespace", metadata.NamespaceProperty, KubernetesNames.CheckLabelName);
        foreach (var (key, value) in metadata.Labels ?? new Dictionary<string, string>())
        {
            report.Name($"metadata.labels (key {key})", key, KubernetesNames.CheckKey);
            report.Name($"metadata.labels.{key}", value ?? "", KubernetesNames.CheckLabelValue);
        }

        foreach (var key in metadata.Annotations?.Keys ?? [])
        {
            report.Name($"metadata.annotations (key {key})", key, KubernetesNames.CheckKey);
        }
    }

    private static void CheckContainers(V1PodSpec spec, RuleReport report)
    {
        var names = new HashSet<string>();
        var volumes = (spec.Volumes ?? []).Select(volume => volume.Name).ToHashSet();
        foreach (var (path, container) in ContainersOf(spec))
        {
            report.Require(path, container, "a container");
            report.Require($"{path}.name", container.Name, "the container's name");
            report.Name($"{path}.name", container.Name, KubernetesNames.CheckLabelName);
            report.Require($"{path}.image", container.Image, "the image to run");
            report.OneOf($"{path}.imagePullPolicy", container.ImagePullPolicy, PullPolicies);
            if (!names.Add(container.Name))
            {
                throw report.Broken($"{path}.name", $"found \"{container.Name}\" a second time; expected a name of its own for each container");
            }

            if (container.Image != container.Image.Trim() || container.Image.Any(char.IsWhiteSpace))
            {
                throw report.Broken($"{path}.image", $"found \"{container.Image}\", expected a name without spaces");
            }

            ContainerRules.Check(container, path, volumes, report);
        }
    }

    private static IEnumerable<(string Path, V1Container Container)> ContainersOf(V1PodSpec spec) =>
        (spec.InitContainers ?? []).Select((container, i) => ($"spec.initContainers[{i}]", container))
        .Concat(spec.Containers.Select((container, i) => ($"spec.containers[{i}]", container)));
}
