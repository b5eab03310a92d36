using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>A cell of the notebook.</summary>
internal sealed class PageCell(JsonNode? json, int position)
{
    /// <summary>Its place among all cells, from 1; in the page its anchor is <c>cell-1</c>.</summary>
    public int Position { get; } = position;

    /// <summary><c>markdown</c>, <c>code</c> or <c>raw</c>.</summary>
    public string Kind { get; } = NotebookJson.Text(NotebookJson.Field(json, "cell_type"));

    public string Source { get; } = NotebookJson.Text(NotebookJson.Field(json, "source")).ReplaceLineEndings("\n");

    /// <summary>As the how many-th it ran, or null when it has not.</summary>
    public int? Count { get; } = NotebookJson.Number(NotebookJson.Field(json, "execution_count"));

    public CellRunTime? Run { get; } = CellRunTime.Find(NotebookJson.Field(json, "metadata"));

    public IReadOnlyList<JsonNode?> Outputs { get; } = [.. NotebookJson.Items(NotebookJson.Field(json, "outputs"))];

    /// <summary>Pictures that its Markdown names as <c>attachment:NAME</c>: MIME bundles by name.</summary>
    public JsonNode? Attachments { get; } = NotebookJson.Field(json, "attachments");
}
