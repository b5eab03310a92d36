namespace PodLab.Setup.HtmlExport;

/// <summary>A heading, for the table of contents.</summary>
internal sealed record Heading(int Level, string Text, string Anchor);
