using PodLab.Recordings;

namespace PodLab.Setup.NotebookRunner;

/// <summary>The recording that a run replays, if it does.</summary>
internal static class ReplayChoice
{
    private const string Recorded = "recorded";

    /// <summary>
    /// The cluster for the kernel's <c>PODLAB_CLUSTER</c>; null to let the lab choose. A recording's path is made absolute, since the kernel runs in
    /// the notebook's folder. <c>--cluster recorded</c> without a path means the course's own recording of the notebook.
    /// </summary>
    public static string? ClusterFor(string notebook, NotebookSessionOptions options)
    {
        var asked = options.Cluster is { } cluster ? ClusterReference.Parse(cluster) : null;
        if (options.Recording is { } recording)
        {
            return asked is null or { Kind: Recorded, Which: null }
                ? $"{Recorded}:{Path.GetFullPath(recording)}"
                : throw new PodLabException($"--recording {recording} replays a run, so it can't be combined with --cluster {asked}.");
        }

        return asked is not { Kind: Recorded } ? options.Cluster
            : asked.Which is { } which ? $"{Recorded}:{(File.Exists(which) ? Path.GetFullPath(which) : which)}"
            : $"{Recorded}:{Shipped(notebook)}";
    }

    private static string Shipped(string notebook)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook))!;
        return ShippedRecordings.Find($"{Path.GetFileNameWithoutExtension(notebook)}.", folder) ?? throw new PodLabException(
            $"There's no recording of {Path.GetFileName(notebook)} in {Path.Combine(folder, "recordings")}. Name one with --recording FILE.");
    }
}
