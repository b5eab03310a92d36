namespace PodLab.Setup.HtmlExport;

/// <summary>A stretch of C# source of one kind.</summary>
internal readonly record struct CodeToken(CodeKind Kind, string Text);
