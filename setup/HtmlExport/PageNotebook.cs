using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>A notebook's cells as the page needs them.</summary>
internal sealed class PageNotebook
{
    public PageNotebook(JsonNode notebook) =>
        Cells = [.. NotebookJson.Items(NotebookJson.Field(notebook, "cells")).Select((cell, index) => new PageCell(cell, index + 1))];

    public IReadOnlyList<PageCell> Cells { get; }
}
