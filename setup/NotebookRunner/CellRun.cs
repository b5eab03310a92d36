namespace PodLab.Setup.NotebookRunner;

/// <summary>How the run of one code cell went.</summary>
/// <param name="Number">1 for the notebook's first code cell.</param>
/// <param name="Title">Its first line, for the progress.</param>
/// <param name="Duration">Wall time.</param>
/// <param name="Succeeded">Whether it ran to its end.</param>
/// <param name="Error">The error's message where it did not.</param>
internal sealed record CellRun(int Number, string Title, TimeSpan Duration, bool Succeeded, string? Error);
