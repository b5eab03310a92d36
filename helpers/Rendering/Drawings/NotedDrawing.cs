namespace PodLab.Rendering.Drawings;

/// <summary>A drawing with notes under it.</summary>
[TypeFormatterSource(typeof(NotedFormatterSource), PreferredMimeTypes = ["text/html", "text/plain", Rendering.Note.MimeType])]
internal sealed class NotedDrawing(string title, string summary, Panel root) : Drawing(title, summary, root), INoted;
