using PodLab.Recordings;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Which recording a run replays, if it does.</summary>
internal static class ReplayChoice
{
    private const string Recorded = "recorded";

    /// <summary>
    /// The cluster for the kernel's <c>PODLAB_CLUSTER</c>; null to leave the choice to the lab. A recording's path is made whole, since the kernel runs in
    /// the notebook's folder. <c>--cluster recorded</c> alone takes the notebook's own recording that comes with the course.
    /// </summary>
    public static string? ClusterFor(string notebook, NotebookSessionOptions options)
    {
        var asked = options.Cluster is { } cluster ? ClusterReference.Parse(cluster) : null;
        if (options.Recording is { } recording)
        {
            return asked is null or { Kind: Recorded, Which: null }
                ? $"{Recorded}:{Path.GetFullPath(recording)}"
                : throw new PodLabException($"--recording {recording} replays a run; it does not go together with --cluster {asked}.");
        }

        return asked is not { Kind: Recorded } ? options.Cluster
            : asked.Which is { } which ? $"{Recorded}:{(File.Exists(which) ? Path.GetFullPath(which) : which)}"
            : $"{Recorded}:{Shipped(notebook)}";
    }

    private static string Shipped(string notebook)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;
        return ShippedRecordings.Find($"{Path.GetFileNameWithoutExtension(notebook)}.", folder) ?? throw new PodLabException(
            $"No recording of {Path.GetFileName(notebook)} lies in {Path.Combine(folder, "recordings")}. Name one with --recording FILE.");
    }
}
