namespace PodLab.Manifests;

/// <summary>
/// The fields that the API server fills in if a manifest leaves them out. As in its own code, empty text and 0 count as left out.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</see>.)
/// </summary>
internal static class PodDefaults
{
    private const long GracePeriodSeconds = 30;

    public static void Fill(V1Pod pod, string defaultNamespace)
    {
        (pod.ApiVersion, pod.Kind) = ("v1", "Pod");
        pod.Metadata.NamespaceProperty = Or(pod.Metadata.NamespaceProperty, defaultNamespace);
        var spec = pod.Spec;
        spec.RestartPolicy = Or(spec.RestartPolicy, "Always");
        // The API server treats a negative period as one second when it deletes a pod (BeforeDelete in k8s.io/apiserver).
        spec.TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds is { } grace ? grace < 0 ? 1 : grace : GracePeriodSeconds;
        spec.DnsPolicy = Or(spec.DnsPolicy, "ClusterFirst");
        spec.SchedulerName = Or(spec.SchedulerName, "default-scheduler");
        spec.ServiceAccountName = Or(Or(spec.ServiceAccountName, spec.ServiceAccount), "default");
        spec.Hostname = Or(spec.Hostname, null);
        spec.NodeName = Or(spec.NodeName, null);
        spec.EnableServiceLinks ??= true;
        spec.SecurityContext ??= new V1PodSecurityContext();
        foreach (var volume in spec.Volumes ?? [])
        {
            FillSource(volume);
        }

        foreach (var container in (spec.InitContainers ?? []).Concat(spec.Containers))
        {
            Fill(container, spec);
        }
    }

    // A volume that names no source is an emptyDir.
    private static void FillSource(V1Volume volume)
    {
        if (typeof(V1Volume).GetProperties().All(source => source.Name == nameof(V1Volume.Name) || source.GetValue(volume) is null))
        {
            volume.EmptyDir = new V1EmptyDirVolumeSource();
        }
    }

    private static void Fill(V1Container container, V1PodSpec spec)
    {
        container.ImagePullPolicy = Or(container.ImagePullPolicy, HasNoTagOrLatest(container.Image) ? "Always" : "IfNotPresent");
        container.TerminationMessagePath = Or(container.TerminationMessagePath, "/dev/termination-log");
        container.TerminationMessagePolicy = Or(container.TerminationMessagePolicy, "File");
        container.Resources ??= new V1ResourceRequirements();
        if (container.Resources.Limits is { Count: > 0 } limits)
        {
            container.Resources.Requests ??= new Dictionary<string, ResourceQuantity>();
            foreach (var (name, limit) in limits)
            {
                container.Resources.Requests.TryAdd(name, limit);
            }
        }

        foreach (var port in container.Ports ?? [])
        {
            port.Protocol = Or(port.Protocol, "TCP");
            port.HostPort = port.HostPort is null or 0 ? spec.HostNetwork == true ? port.ContainerPort : null : port.HostPort;
        }

        foreach (var probe in new[] { container.ReadinessProbe, container.LivenessProbe, container.StartupProbe }.OfType<V1Probe>())
        {
            Fill(probe);
        }
    }

    private static void Fill(V1Probe probe)
    {
        probe.TimeoutSeconds = Or(probe.TimeoutSeconds, 1);
        probe.PeriodSeconds = Or(probe.PeriodSeconds, 10);
        probe.SuccessThreshold = Or(probe.SuccessThreshold, 1);
        probe.FailureThreshold = Or(probe.FailureThreshold, 3);
        if (probe.HttpGet is { } get)
        {
            get.Path = Or(get.Path, "/");
            get.Scheme = Or(get.Scheme, "HTTP");
            get.Host = Or(get.Host, null);
        }

        if (probe.TcpSocket is { } socket)
        {
            socket.Host = Or(socket.Host, null);
        }
    }

    private static string? Or(string? given, string? otherwise) => string.IsNullOrEmpty(given) ? otherwise : given;

    private static int Or(int? given, int otherwise) => given is null or 0 ? otherwise : given.Value;

    private static bool HasNoTagOrLatest(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        return !name.Contains('@', StringComparison.Ordinal)
            && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));
    }
}
