using System.Text.Json.Nodes;
using PodLab.Exercises;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Turns what the kernel says while a cell runs into the outputs of a notebook, and picks out what exercises say of themselves.</summary>
/// <param name="outputs">The cell's outputs.</param>
/// <param name="displays">Everything that the notebook's cells have displayed so far, by ID: a later cell may update it.</param>
internal sealed class CellOutputs(JsonArray outputs, Dictionary<string, JsonObject> displays)
{
    private JsonObject? _openStream;
    private bool _isToBeCleared;

    /// <summary>What exercises in this cell have reported, in order.</summary>
    public List<ExerciseNote> Exercises { get; } = [];

    public void Add(KernelEvent happening, int count)
    {
        switch (happening.Type)
        {
            case "stream":
                AddStream(happening.Name!, happening.Text!);
                return;
            case "display":
                var display = new JsonObject { ["output_type"] = "display_data", ["data"] = Data(happening), ["metadata"] = new JsonObject() };
                displays[happening.Id!] = display;
                AddOutput(display);
                return;
            case "update" when displays.TryGetValue(happening.Id!, out var shown):
                shown["data"] = Data(happening);
                return;
            case "clear" when happening.Wait == true:
                _isToBeCleared = true;
                return;
            case "clear":
                Clear();
                return;
            case "result":
                AddOutput(new JsonObject
                {
                    ["output_type"] = "execute_result",
                    ["execution_count"] = count,
                    ["data"] = Data(happening),
                    ["metadata"] = new JsonObject(),
                });
                return;
            case "error":
                AddOutput(new JsonObject
                {
                    ["output_type"] = "error",
                    ["ename"] = happening.ErrorName,
                    ["evalue"] = happening.ErrorMessage,
                    ["traceback"] = new JsonArray([.. happening.Traceback!.Select(line => (JsonNode)line!)]),
                });
                return;
        }
    }

    private void AddOutput(JsonObject output)
    {
        if (_isToBeCleared)
        {
            Clear();
        }

        _openStream = null;
        outputs.Add(output);
    }

    private void Clear()
    {
        outputs.Clear();
        (_openStream, _isToBeCleared) = (null, false);
    }

    // Successive writes to one stream are one output, as front ends keep them.
    private void AddStream(string name, string text)
    {
        if (_openStream is null || _isToBeCleared || (string?)_openStream["name"] != name)
        {
            AddOutput(new JsonObject { ["output_type"] = "stream", ["name"] = name, ["text"] = new JsonArray() });
            _openStream = (JsonObject)outputs[^1]!;
        }

        var lines = (JsonArray)_openStream["text"]!;
        if (lines.Count > 0 && (string?)lines[^1] is { } last && !last.EndsWith('\n'))
        {
            text = last + text;
            lines.RemoveAt(lines.Count - 1);
        }

        foreach (var line in NotebookCell.Lines(text))
        {
            lines.Add((string?)line);
        }
    }

    private JsonObject Data(KernelEvent happening)
    {
        var data = new JsonObject();
        foreach (var (mime, text) in happening.Data!)
        {
            // The format keeps JSON types as JSON and all others as lines.
            data[mime] = mime.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : NotebookCell.Lines(text);
        }

        if (data[ExerciseResult.MimeType] is JsonObject exercise)
        {
            Exercises.Add(new((string)exercise["id"]!, (string)exercise["outcome"]!));
        }

        return data;
    }
}
