using PodLab.Anatomy;
using PodLab.Clusters;

namespace PodLab.Exercises;

/// <summary>A subject: the pods, taken apart, whose rows a learner predicted.</summary>
/// <param name="Pods">The pods, by name.</param>
/// <param name="Facts">The facts about the cluster.</param>
/// <param name="WhyNot">The reason why the cluster can't run them; null if it can.</param>
internal sealed record SeenMatrix(IReadOnlyDictionary<string, PodAnatomy> Pods, ClusterFacts Facts, string? WhyNot = null)
{
    /// <summary>Returns the reader for a learner's pods, which reads them if the cluster has the feature they need.</summary>
    /// <param name="rows">The predicted rows.</param>
    /// <param name="feature">The feature that the pods need from the cluster; null if every cluster has it.</param>
    public static Subject<SeenMatrix> Of(IReadOnlyList<PredictedProcess> rows, PodFeature? feature = null) => async (lab, cancellation) =>
    {
        if (feature is { } needed && await lab.WhyNotAsync(needed, cancellation) is { } why)
        {
            return new(new Dictionary<string, PodAnatomy>(), lab.Facts, why);
        }

        var pods = new Dictionary<string, PodAnatomy>();
        foreach (var name in rows.Select(row => row.Pod).Distinct())
        {
            pods[name] = await lab.AnatomyAsync(name, cancellation: cancellation);
        }

        return new(pods, lab.Facts);
    };

    /// <summary>The first process of a container.</summary>
    /// <exception cref="PodLabException">There is none.</exception>
    public PodProcess Process(PredictedProcess row) => FindProcess(row)
        ?? throw new PodLabException($"Container {row.Container} of pod {row.Pod} has no process now. Run the cell that starts it, and then this one.");

    /// <summary>The first process of a container; null if it has none.</summary>
    public PodProcess? FindProcess(PredictedProcess row) => row.Container == PauseName ? Pods[row.Pod].Pause?.FirstProcess
        : Pods[row.Pod].Containers.FirstOrDefault(container => container.Name == row.Container)?.FirstProcess;

    /// <summary>The owner of the namespace of that type that a container's process is in.</summary>
    public NamespaceOwnership Whose(PredictedProcess row, NamespaceType type) => Process(row).Membership(type).Ownership;

    /// <summary>The other containers of its pod that have a process in the same namespace.</summary>
    public IReadOnlyList<string> Sharing(PredictedProcess row, NamespaceType type) => Process(row).FindNamespace(type) is { } ns
        ? [.. Pods[row.Pod].MembersOf(ns).Select(container => container.Name).Where(name => name != row.Container)] : [];

    private const string PauseName = "pause";
}
