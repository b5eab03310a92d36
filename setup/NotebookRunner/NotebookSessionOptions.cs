namespace PodLab.Setup.NotebookRunner;

/// <summary>What <c>run</c> was asked for.</summary>
/// <param name="Notebooks">The paths of the notebooks.</param>
/// <param name="Cluster">The kind of cluster to open; null for what runs.</param>
/// <param name="WithSolutions">Whether the exercises are answered with the course's own solutions.</param>
/// <param name="Output">The folder for the results.</param>
internal sealed record NotebookSessionOptions(IReadOnlyList<string> Notebooks, string? Cluster, bool WithSolutions, string Output);
