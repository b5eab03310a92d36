using k8s.Models;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Requests and limits as the numbers that cgroups take, computed as the kubelet does.</summary>
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

    // As the kubelet: more than the largest number is the largest number.
    private static long Whole(decimal amount) => amount >= long.MaxValue ? long.MaxValue : (long)amount;
}
