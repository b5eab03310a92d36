using System.Diagnostics;

namespace PodLab.Browser;

/// <summary>The outputs of one cell, gathered in the form in which notebooks store them.</summary>
/// <param name="show">
/// Shows all of them, as a JSON array. It is called while the cell runs, and after it if a task that it left behind or another cell changes them.
/// </param>
internal sealed class NotebookOutputs(Action<string> show) : ICellOutput
{
    // Most cells are over before this.
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(200);

    // With their cells, so that a cell can replace what another one showed.
    private static readonly Dictionary<string, (JsonObject Output, NotebookOutputs Cell)> _displays = [];

    private readonly List<JsonObject> _outputs = [];
    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private TimeSpan _pause = _interval;
    private bool _clearsNext;
    private bool _isToBeShown;

    public void Stream(bool isError, string text)
    {
        var name = isError ? "stderr" : "stdout";
        if (!_clearsNext && _outputs is [.., var last] && Text(last, "name") == name)
        {
            last["text"] = Text(last, "text") + text;
            Change();
        }
        else
        {
            Add(new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text });
        }
    }

    public void Display(MimeBundle shown, string id)
    {
        var output = new JsonObject { ["output_type"] = "display_data", ["data"] = shown.ToJson(), ["metadata"] = new JsonObject() };
        _displays[id] = (output, this);
        Add(output);
    }

    public void Update(MimeBundle shown, string id)
    {
        if (_displays.TryGetValue(id, out var display))
        {
            display.Output["data"] = shown.ToJson();
            display.Cell.Change();
        }
    }

    public void Clear(bool untilNextOutput)
    {
        _clearsNext = untilNextOutput;
        if (!untilNextOutput)
        {
            _outputs.Clear();
            Change();
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

    /// <summary>All outputs so far, as a JSON array. The caller shows them.</summary>
    public string ToJson()
    {
        _isToBeShown = false;
        return $"[{string.Join(',', _outputs.Select(output => output.ToJsonString()))}]";
    }

    private void Add(JsonObject output)
    {
        if (_clearsNext)
        {
            _outputs.Clear();
            _clearsNext = false;
        }

        _outputs.Add(output);
        Change();
    }

    // Without a second thread, a cell that computes without a pause shows something only when it writes more.
    private void Change()
    {
        if (_sinceShown.Elapsed >= _pause)
        {
            Show();
        }
        else if (!_isToBeShown)
        {
            _isToBeShown = true;
            _ = ShowLaterAsync();
        }
    }

    private async Task ShowLaterAsync()
    {
        await Task.Delay(_pause).ConfigureAwait(false);
        if (_isToBeShown)
        {
            Show();
        }
    }

    // Much output takes at most about a tenth of the time to show.
    private void Show()
    {
        var began = _sinceShown.Elapsed;
        show(ToJson());
        var cost = _sinceShown.Elapsed - began;
        _pause = cost * 10 > _interval ? cost * 10 : _interval;
        _sinceShown.Restart();
    }

    private static string? Text(JsonObject output, string member) => (string?)output[member];
}
