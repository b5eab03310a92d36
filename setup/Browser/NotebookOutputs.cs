namespace PodLab.Browser;

/// <summary>The outputs of one cell, gathered in the form in which notebooks store them.</summary>
internal sealed class NotebookOutputs : ICellOutput
{
    // Outputs of earlier cells, so that a cell can replace what another one showed.
    private static readonly Dictionary<string, JsonObject> _displays = [];

    private readonly List<JsonObject> _outputs = [];
    private bool _clearsNext;

    public void Stream(bool isError, string text)
    {
        var name = isError ? "stderr" : "stdout";
        if (!_clearsNext && _outputs is [.., var last] && Text(last, "name") == name)
        {
            last["text"] = Text(last, "text") + text;
        }
        else
        {
            Add(new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text });
        }
    }

    public void Display(MimeBundle shown, string id) =>
        Add(_displays[id] = new() { ["output_type"] = "display_data", ["data"] = shown.ToJson(), ["metadata"] = new JsonObject() });

    // In an earlier cell, the page already shows it.
    public void Update(MimeBundle shown, string id)
    {
        if (_displays.TryGetValue(id, out var display))
        {
            display["data"] = shown.ToJson();
        }
    }

    public void Clear(bool untilNextOutput)
    {
        _clearsNext = untilNextOutput;
        if (!untilNextOutput)
        {
            _outputs.Clear();
        }
    }

    public void Result(MimeBundle value) =>
        Add(new() { ["output_type"] = "execute_result", ["data"] = value.ToJson(), ["metadata"] = new JsonObject() });

    public void Error(CellError error) => Add(new()
    {
        ["output_type"] = "error",
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    });

    /// <summary>All outputs so far, as a JSON array.</summary>
    public string ToJson() => $"[{string.Join(',', _outputs.Select(output => output.ToJsonString()))}]";

    private void Add(JsonObject output)
    {
        if (_clearsNext)
        {
            _outputs.Clear();
            _clearsNext = false;
        }

        _outputs.Add(output);
    }

    private static string? Text(JsonObject output, string member) => (string?)output[member];
}
