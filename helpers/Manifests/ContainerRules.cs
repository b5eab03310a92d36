using k8s.Models;

namespace PodLab.Manifests;

/// <summary>The API server's rules for what is inside one container of a pod.</summary>
internal static class ContainerRules
{
    private const int HighestPort = 65535;

    public static void Check(V1Container container, string path, IReadOnlySet<string> volumes, RuleReport report)
    {
        CheckPorts(container, path, report);
        CheckMounts(container, path, volumes, report);
        foreach (var (variable, i) in (container.Env ?? []).Select((variable, i) => (variable, i)))
        {
            report.Require($"{path}.env[{i}].name", variable.Name, "the variable's name");
            if (variable.Name.Contains('=', StringComparison.Ordinal))
            {
                throw report.Broken($"{path}.env[{i}].name", $"found \"{variable.Name}\", expected a name without '='");
            }
        }

        var isInit = path.StartsWith("spec.initContainers", StringComparison.Ordinal);
        if (container.RestartPolicy is not null && !(isInit && container.RestartPolicy == "Always"))
        {
            throw report.Broken($"{path}.restartPolicy", "only an init container may have one of its own, and only Always (which makes it a sidecar)");
        }

        if (isInit && container.RestartPolicy is null && (container.ReadinessProbe ?? container.LivenessProbe ?? container.StartupProbe) is not null)
        {
            throw report.Broken(path, "an init container that runs to its end cannot have probes");
        }
    }

    private static void CheckPorts(V1Container container, string path, RuleReport report)
    {
        foreach (var (port, i) in (container.Ports ?? []).Select((port, i) => (port, i)))
        {
            if (port.ContainerPort is < 1 or > HighestPort)
            {
                throw report.Broken($"{path}.ports[{i}].containerPort", $"found {port.ContainerPort}, expected 1 to {HighestPort}");
            }

            report.OneOf($"{path}.ports[{i}].protocol", port.Protocol, ["TCP", "UDP", "SCTP"]);
        }
    }

    private static void CheckMounts(V1Container container, string path, IReadOnlySet<string> volumes, RuleReport report)
    {
        foreach (var (mount, i) in (container.VolumeMounts ?? []).Select((mount, i) => (mount, i)))
        {
            report.Require($"{path}.volumeMounts[{i}].mountPath", mount.MountPath, "a path in the container");
            if (mount.Name is null || !volumes.Contains(mount.Name))
            {
                throw report.Broken($"{path}.volumeMounts[{i}].name", $"found \"{mount.Name}\", expected the name of one of spec.volumes");
            }
        }
    }
}
