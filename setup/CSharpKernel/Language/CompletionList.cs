namespace PodLab.CSharpKernel.Language;

/// <summary>What could stand at the cursor.</summary>
/// <param name="Start">Where the text begins that a choice replaces, as an index into the code.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Choices">The choices, sorted.</param>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionChoice> Choices);
