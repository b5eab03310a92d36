using System.Text.Json.Nodes;
using PodLab.Recordings;
using PodLab.Setup.HtmlExport;

namespace PodLab.Setup.Sharing;

/// <summary>
/// Which cells show something that a recording would not keep. Outputs are not redacted: a learner has seen them, and they are markup, in which nothing can be
/// blotted out without breaking it. So whoever shares them is told.
/// </summary>
internal static class TellingOutputs
{
    /// <summary>The numbers of those cells, as the page has them (<c>In 3</c>).</summary>
    public static IReadOnlyList<int> Cells(JsonNode notebook) =>
        [.. new PageNotebook(notebook).Cells.Where(cell => cell.Outputs.Any(IsTelling)).Select(cell => cell.Count ?? cell.Position)];

    private static bool IsTelling(JsonNode? output) => Texts(output).Any(text => Redaction.OfText(text) != text);

    private static IEnumerable<string> Texts(JsonNode? output) =>
    [
        NotebookJson.Text(NotebookJson.Field(output, "text")),
        NotebookJson.Text(NotebookJson.Field(NotebookJson.Field(output, "data"), "text/plain")),
        NotebookJson.Text(NotebookJson.Field(output, "evalue")),
    ];
}
