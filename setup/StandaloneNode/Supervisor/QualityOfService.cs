namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// A pod's quality of service class, and its consequences. (Kubernetes: <see href="https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/">Pod
/// Quality of Service Classes</see>.)
/// </summary>
internal static class QualityOfService
{
    private static readonly string[] Resources = ["cpu", "memory"];

    public static string ClassOf(V1Pod pod)
    {
        var containers = (pod.Spec.InitContainers ?? []).Concat(pod.Spec.Containers).Select(container => container.Resources).ToList();
        if (containers.All(resources => resources is null or { Limits: null or { Count: 0 }, Requests: null or { Count: 0 } }))
        {
            return "BestEffort";
        }

        return containers.All(IsGuaranteed) ? "Guaranteed" : "Burstable";
    }

    /// <summary>The parent of the containers' cgroups, with the kubelet's names.</summary>
    public static string CgroupOf(V1Pod pod) => ClassOf(pod) switch
    {
        "Guaranteed" => $"/kubepods/pod{pod.Metadata.Uid}",
        var other => $"/kubepods/{other.ToLowerInvariant()}/pod{pod.Metadata.Uid}",
    };

    /// <summary>The Linux kernel's preference for ending the pod's processes when memory runs out (the kubelet's numbers).</summary>
    public static int OomScoreOf(V1Pod pod) => ClassOf(pod) switch
    {
        "Guaranteed" => -997,
        "Burstable" => 999,
        _ => 1000,
    };

    private static bool IsGuaranteed(V1ResourceRequirements? resources) => Resources.All(name =>
        resources?.Limits is { } limits && limits.TryGetValue(name, out var limit) && limit is not null
        && (resources.Requests is null || !resources.Requests.TryGetValue(name, out var request) || request is null
            || request.ToDecimal() == limit.ToDecimal()));
}
