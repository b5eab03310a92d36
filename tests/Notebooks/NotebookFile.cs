using System.Text.Json;

namespace PodLab.Tests.Notebooks;

/// <summary>A notebook file's raw JSON, for tests of how it is written.</summary>
internal sealed class NotebookFile(string path)
{
    private readonly JsonElement _json = JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    public JsonElement Metadata => _json.GetProperty("metadata");

    public string Format => $"{_json.GetProperty("nbformat")}.{_json.GetProperty("nbformat_minor")}";

    public IReadOnlyList<JsonElement> Cells => [.. _json.GetProperty("cells").EnumerateArray()];

    public IReadOnlyList<JsonElement> CodeCells => [.. Cells.Where(cell => cell.GetProperty("cell_type").GetString() == "code")];

    public static string SourceOf(JsonElement cell)
    {
        var source = cell.GetProperty("source");
        return source.ValueKind == JsonValueKind.String ? source.GetString()! : string.Concat(source.EnumerateArray().Select(line => line.GetString()));
    }
}
