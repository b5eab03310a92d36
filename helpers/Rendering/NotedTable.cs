namespace PodLab.Rendering;

/// <summary>A table with notes on its rows.</summary>
[TypeFormatterSource(typeof(NotedFormatterSource), PreferredMimeTypes = ["text/html", "text/plain", Rendering.Note.MimeType])]
internal sealed class NotedTable<TRow>(string caption, IReadOnlyList<Column<TRow>> columns, IReadOnlyList<TRow> rows, string? terminalLine)
    : Table<TRow>(caption, columns, rows, terminalLine), INoted;
