namespace PodLab.Setup.NotebookRunner;

/// <summary>What <c>run</c> was asked for.</summary>
/// <param name="Notebooks">The paths of the notebooks.</param>
/// <param name="Cluster">The cluster to open, KIND or KIND:WHICH; null for what runs.</param>
/// <param name="WithSolutions">Whether the exercises are answered with the course's own solutions.</param>
/// <param name="Output">The folder for the results.</param>
/// <param name="Recording">The recording to replay instead of opening a cluster; null for none.</param>
/// <param name="Record">The file in which to record the run; null for not at all.</param>
internal sealed record NotebookSessionOptions(
    IReadOnlyList<string> Notebooks, string? Cluster, bool WithSolutions, string Output, string? Recording = null, string? Record = null);
