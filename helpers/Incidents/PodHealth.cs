using PodLab.Anatomy;
using PodLab.Clusters;
using PodLab.Exercises;

namespace PodLab.Incidents;

/// <summary>The current faults of an incident's pod. Only the live pod is checked: it doesn't matter how it was broken or repaired.</summary>
/// <param name="Faults">One sentence per fault; empty if the pod works as it should.</param>
internal sealed record PodHealth(IReadOnlyList<string> Faults)
{
    // From TEST-NET-2 (RFC 5737), which is in none of a pod's networks. Nothing is sent: the Linux kernel only shows the route.
    private const string FarAway = "198.51.100.1";

    // bash opens the connection. The words after the script are data, not part of it.
    private const string Get = """exec 3<>"/dev/tcp/$0/$1" && printf 'GET / HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3""";

    /// <summary>Longer than the life of a program that ends at once because it can't have its port.</summary>
    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(1.5);

    /// <summary>Checks a pod.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="port">The port on which it should serve its page.</param>
    /// <param name="cancellation">Abandons the check.</param>
    public static async Task<PodHealth> OfAsync(Lab lab, string pod, int port, CancellationToken cancellation)
    {
        if (await FindAsync(lab, pod, cancellation) is not { } first)
        {
            return new([$"There is no pod {pod}."]);
        }

        await Task.Delay(_moment, cancellation);
        if (await FindAsync(lab, pod, cancellation) is not { } now)
        {
            return new([$"Pod {pod} disappeared during the check."]);
        }

        List<string> faults = [.. IncidentPod.Containers.Select(name => FaultOf(name, first, now)).OfType<string>()];
        try
        {
            faults.AddRange(await FaultsOnNodeAsync(lab, now, port, cancellation));
        }
        catch (PodLabException error) when (error is not CommandFailedException)
        {
            // It has ended or is ending, so there's nothing to enter.
            faults.Add(error.Message);
        }

        return new(faults);
    }

    private static async Task<V1Pod?> FindAsync(Lab lab, string pod, CancellationToken cancellation) =>
        (await lab.PodsAsync(cancellation: cancellation)).FirstOrDefault(row => row.Metadata.Name == pod);

    /// <summary>The fault of a container, from two looks at its status; null for none.</summary>
    internal static string? FaultOf(string container, V1Pod first, V1Pod now)
    {
        if (PodContainers.FindStatus(now, container) is not { } status)
        {
            return $"The pod has no container {container}, or it never started.";
        }

        var why = status.State?.Waiting?.Reason ?? status.State?.Terminated?.Reason;
        return !status.Ready || status.State?.Running is null ? $"Container {container} isn't ready{(why is null ? "" : $": {why}")}.{(why == "CrashLoopBackOff" ? " It will restart when its back-off is over." : "")}"
            : PodContainers.FindStatus(first, container)?.ContainerID != status.ContainerID ? $"Container {container} just restarted. Check again in a moment."
            : null;
    }

    private static async Task<IEnumerable<string>> FaultsOnNodeAsync(Lab lab, V1Pod pod, int port, CancellationToken cancellation)
    {
        List<string> faults = [];
        var node = await lab.NodeOfAsync(pod.Metadata.Name, cancellation: cancellation);
        var anatomy = await lab.AnatomyAsync(pod.Metadata.Name, cancellation: cancellation);
        var address = string.Create(CultureInfo.InvariantCulture, $"{pod.Status.PodIP}:{port}");
        var answer = await node.ExecuteAsync(
            [.. PodTraffic.In(1), "timeout", "3", "bash", "-c", Get, pod.Status.PodIP ?? "", string.Create(CultureInfo.InvariantCulture, $"{port}")], cancellation);
        if (answer.ExitCode != 0 || !answer.StandardOutput.Contains(" 200 ", StringComparison.Ordinal))
        {
            faults.Add($"The node requests http://{address}/ and gets {(answer.StandardError.Contains("refused", StringComparison.Ordinal) ? "a refusal" : "no page")}.");
        }

        var route = await node.ExecuteAsync([.. PodTraffic.In(anatomy.Processes.First().Pid), "ip", "route", "get", FarAway], cancellation);
        // Without a gateway (via), the pod would look for the address among its neighbors.
        if (route.ExitCode != 0 || !route.StandardOutput.Contains(" via ", StringComparison.Ordinal))
        {
            faults.Add($"In the pod, `ip route get {FarAway}` finds no gateway: {(route.ExitCode == 0 ? route.StandardOutput : route.StandardError).Trim()}.");
        }

        if (anatomy.Zombies.Count() is > 0 and var zombies)
        {
            faults.Add($"{Counted.Of(zombies, "process", "processes")} of the pod {(zombies == 1 ? "is a zombie" : "are zombies")}.");
        }

        return faults;
    }
}
