namespace PodLab.CSharpKernel.Language;

/// <summary>One thing that could stand at the cursor.</summary>
/// <param name="Text">What is put into the code.</param>
/// <param name="Kind">In the words that front ends have pictures for: <c>method</c>, <c>variable</c>, <c>class</c>…</param>
/// <param name="Documentation">Signature and summary; null where there are so many choices that nobody reads them all.</param>
internal sealed record CompletionChoice(string Text, string Kind, string? Documentation);
