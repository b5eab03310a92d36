namespace PodLab.CSharpKernel.Language;

/// <summary>One possible completion at the cursor.</summary>
/// <param name="Text">The text to insert into the code.</param>
/// <param name="Kind">A kind for which front ends have an icon: <c>method</c>, <c>variable</c>, <c>class</c>…</param>
/// <param name="Documentation">Signature and summary; null if there are too many choices to read them all.</param>
internal sealed record CompletionChoice(string Text, string Kind, string? Documentation);
