using System.Globalization;
using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>When a cell ran, from the timing that JupyterLab and PodLab keep in its metadata.</summary>
/// <param name="Began">When its code began to run.</param>
/// <param name="Duration">How long it ran.</param>
internal sealed record CellRunTime(DateTimeOffset Began, TimeSpan Duration)
{
    public static CellRunTime? Find(JsonNode? metadata)
    {
        var execution = NotebookJson.Field(metadata, "execution");
        return Instant(execution, "iopub.execute_input") is { } began && Instant(execution, "shell.execute_reply") is { } ended && ended >= began
            ? new(began, ended - began)
            : null;
    }

    private static DateTimeOffset? Instant(JsonNode? execution, string name) =>
        DateTimeOffset.TryParse(
            NotebookJson.Text(NotebookJson.Field(execution, name)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant : null;
}
