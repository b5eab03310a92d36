using k8s.Models;

namespace PodLab.Manifests;

/// <summary>
/// The fields that the API server fills in where a manifest leaves them out.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</see>.)
/// </summary>
internal static class PodDefaults
{
    private const long GracePeriodSeconds = 30;

    public static void Fill(V1Pod pod)
    {
        (pod.ApiVersion, pod.Kind) = ("v1", "Pod");
        var spec = pod.Spec;
        spec.RestartPolicy ??= "Always";
        spec.TerminationGracePeriodSeconds ??= GracePeriodSeconds;
        spec.DnsPolicy ??= "ClusterFirst";
        spec.SchedulerName ??= "default-scheduler";
        spec.ServiceAccountName ??= "default";
        spec.EnableServiceLinks ??= true;
        spec.SecurityContext ??= new V1PodSecurityContext();
        foreach (var container in (spec.InitContainers ?? []).Concat(spec.Containers))
        {
            Fill(container, spec);
        }
    }

    private static void Fill(V1Container container, V1PodSpec spec)
    {
        container.ImagePullPolicy ??= HasNoTagOrLatest(container.Image) ? "Always" : "IfNotPresent";
        container.TerminationMessagePath ??= "/dev/termination-log";
        container.TerminationMessagePolicy ??= "File";
        container.Resources ??= new V1ResourceRequirements();
        foreach (var port in container.Ports ?? [])
        {
            port.Protocol ??= "TCP";
            port.HostPort ??= spec.HostNetwork == true ? port.ContainerPort : null;
        }

        foreach (var probe in new[] { container.ReadinessProbe, container.LivenessProbe, container.StartupProbe }.OfType<V1Probe>())
        {
            Fill(probe);
        }
    }

    private static void Fill(V1Probe probe)
    {
        probe.TimeoutSeconds ??= 1;
        probe.PeriodSeconds ??= 10;
        probe.SuccessThreshold ??= 1;
        probe.FailureThreshold ??= 3;
        if (probe.HttpGet is { } get)
        {
            get.Path ??= "/";
            get.Scheme ??= "HTTP";
        }
    }

    private static bool HasNoTagOrLatest(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        return !name.Contains('@', StringComparison.Ordinal)
            && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));
    }
}
