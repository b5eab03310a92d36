using PodLab.Anatomy;

namespace PodLab.Exercises;

/// <summary>Subjects of lesson 09 other than rows of a matrix.</summary>
internal static class VariantSubjects
{
    /// <summary>The reason why a row of the pause container can't be compared; null if it can.</summary>
    public static Func<SeenMatrix, string?> WhyNoPauseIn(string pod) => seen => PodFacts.WhyNoPause(new ExaminedPod(seen.Pods[pod], []));

    /// <summary>The processes in the pid namespace of a pod's pause process.</summary>
    public static Subject<EndOfSharing> EndOfSharingIn(string name) => async (lab, cancellation) =>
    {
        var pod = await lab.AnatomyAsync(name, cancellation: cancellation);
        var pid = pod.Pause?.FirstProcess?.FindNamespace(NamespaceType.Pid);
        var inside = pod.Processes.Where(process => pid is not null && process.FindNamespace(NamespaceType.Pid) == pid).ToList();
        return new(
            pid is { } shared ? pod.ProcessCount(shared) - 1 : 0, inside.Count(process => process.Command.StartsWith("sleep", StringComparison.Ordinal)),
            pod.Pause?.FirstProcess?.PidInside == 1);
    };

    /// <summary>The file <c>/number</c> in a container and in the ephemeral container that targets it.</summary>
    public static Subject<FileOfTarget> FileOfTargetIn(string pod, string target, string looker) => async (lab, cancellation) =>
    {
        if (await lab.WhyNotAsync(PodFeature.EphemeralContainers, cancellation) is { } why)
        {
            return new(0, 0, why);
        }

        return new(await ReadAsync(target), await ReadAsync(looker), null);

        async Task<long> ReadAsync(string container)
        {
            var read = await lab.ExecAsync(pod, container, ["cat", "/number"], cancellation: cancellation);
            return long.TryParse(read.StandardOutput, CultureInfo.InvariantCulture, out var number) ? number
                : throw new PodLabException($"The file /number of container {container} has no number in it. Run the cell that writes it, and then this one.");
        }
    };
}

/// <summary>The processes that end with the pause process of a pod.</summary>
/// <param name="Others">The number of other processes in its pid namespace.</param>
/// <param name="Sleepers">The number of these that are <c>sleep</c>.</param>
/// <param name="IsPauseFirst">Whether pause is process 1 of that namespace.</param>
internal sealed record EndOfSharing(int Others, int Sleepers, bool IsPauseFirst);

/// <summary>A file with the same name in two containers.</summary>
/// <param name="OfTarget">The number in the target's file.</param>
/// <param name="OfLooker">The number in the ephemeral container's file.</param>
/// <param name="WhyNot">The reason why the pod has no ephemeral container; null if it has one.</param>
internal sealed record FileOfTarget(long OfTarget, long OfLooker, string? WhyNot);
