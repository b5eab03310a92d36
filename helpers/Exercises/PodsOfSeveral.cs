using PodLab.Clusters;

namespace PodLab.Exercises;

/// <summary>Subjects about pods of several containers. Each reads again what the lesson's cells showed.</summary>
internal static partial class PodsOfSeveral
{
    /// <summary>The file that lesson 07 shares between two containers: each container, and the file's path in it.</summary>
    private static readonly (string Container, string File)[] _sharedFile = [("demox", "/here/note"), ("demoy", "/there/note")];

    private static readonly string[] _stat = ["php", "-r", """foreach ([$argv[1], "/"] as $f) { $s = @stat($f); echo $s ? "$s[dev] $s[ino]\n" : "-\n"; }"""];

    /// <summary>The containers of <c>democlash</c>, which need the same port.</summary>
    public static Subject<PortClash> ClashIn(string pod) => async (lab, cancellation) =>
    {
        var found = (await lab.PodsAsync(cancellation: cancellation)).FirstOrDefault(row => row.Metadata.Name == pod)
            ?? throw new PodLabException($"Pod {pod} doesn't exist. Run the cell that applies it.");
        var statuses = (found.Status?.ContainerStatuses ?? []).OrderByDescending(status => status.RestartCount).ToList();
        if (statuses is not [{ RestartCount: > 0 } loser, .. var others])
        {
            throw new PodLabException($"No container of pod {pod} has restarted yet. Run the cell that waits for it.");
        }

        var log = await lab.LogAsync(pod, loser.Name, cancellation: cancellation);
        var reason = Reason().Match(log) is { Success: true } match ? match.Groups[1].Value
            : throw new PodLabException($"The log of container {loser.Name} doesn't say why it ended. It's starting right now. Run the cell again.");
        return new(loser.Name, [.. others.Select(status => status.Name)], loser.RestartCount, reason);
    };

    /// <summary>The file in the shared volume as two containers see it, and their roots.</summary>
    public static Subject<SharedFile> FileIn(string pod) => async (lab, cancellation) =>
    {
        var seen = new List<FileIdentity[]>();
        foreach (var (container, file) in _sharedFile)
        {
            var result = await lab.ExecAsync(pod, container, [.. _stat, file], cancellation: cancellation);
            seen.Add([.. Identity().Matches(result.EnsureSuccess().StandardOutput).Select(match => new FileIdentity(Number(match, 1), Number(match, 2)))]);
        }

        return seen is [[var first, var root], [var second, _]] ? new(first, second, root)
            : throw new PodLabException($"Not both containers of pod {pod} have the file. Run the cell that writes it.");
    };

    /// <summary>The containers that READY counts in a pod with a sidecar, or why the cluster can't run one.</summary>
    public static Subject<SidecarPod> SidecarIn(string pod) => async (lab, cancellation) =>
    {
        if ((await lab.PodsAsync(cancellation: cancellation)).FirstOrDefault(row => row.Metadata.Name == pod) is { } found)
        {
            return new(found.Spec.Containers.Count, [.. (found.Spec.InitContainers ?? []).Select(init => init.RestartPolicy == "Always")], null);
        }

        return await lab.WhyNotAsync(PodFeature.SidecarContainers, cancellation) is { } why ? new(0, [], why)
            : throw new PodLabException($"Pod {pod} doesn't exist. Run the cell that applies it.");
    };

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(reason: ([^)]+)\)")]
    private static partial Regex Reason();

    [GeneratedRegex(@"(?m)^(\d+) (\d+)$")]
    private static partial Regex Identity();
}

/// <summary>Containers that need the same port of the same address.</summary>
/// <param name="Loser">The container that ends again and again.</param>
/// <param name="Others">The other containers.</param>
/// <param name="Restarts">The number of the loser's restarts.</param>
/// <param name="Reason">The reason from its log why it couldn't listen.</param>
internal sealed record PortClash(string Loser, IReadOnlyList<string> Others, int Restarts, string Reason);

/// <summary>The identity of a file: two paths with the same identity lead to one file.</summary>
/// <param name="Device">The number of its file system's device.</param>
/// <param name="Inode">Its number in that file system.</param>
internal sealed record FileIdentity(long Device, long Inode);

/// <summary>A file in a volume of two containers.</summary>
/// <param name="InFirst">As the first sees it.</param>
/// <param name="InSecond">As the second sees it.</param>
/// <param name="RootOfFirst">The root folder of the first.</param>
internal sealed record SharedFile(FileIdentity InFirst, FileIdentity InSecond, FileIdentity RootOfFirst);

/// <summary>A pod with a sidecar.</summary>
/// <param name="Containers">The number of its containers under <c>containers</c>.</param>
/// <param name="AreSidecars">For each of its init containers, whether it keeps running.</param>
/// <param name="WhyNot">The reason why the cluster can't run it; null if it can.</param>
internal sealed record SidecarPod(int Containers, IReadOnlyList<bool> AreSidecars, string? WhyNot)
{
    /// <summary>The number after the slash in READY.</summary>
    public int Total => Containers + AreSidecars.Count(isSidecar => isSidecar);
}
