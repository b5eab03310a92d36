using PodLab.Setup.Notebooks;

namespace PodLab.Setup.NotebookRunner;

/// <summary>A notebook to run.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Folder">The folder its cells run in.</param>
/// <param name="Recording">The recording that it came with; null when it runs on a cluster.</param>
internal sealed record NotebookSource(Notebook Notebook, string Folder, string? Recording = null);
