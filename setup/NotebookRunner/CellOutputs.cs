using PodLab.Exercises;
using PodLab.Setup.Jupyter;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Turns what the kernel publishes for a cell into the cell's outputs, and picks out what exercises report.</summary>
/// <param name="cell">The cell.</param>
/// <param name="displays">Everything that the notebook's cells have displayed so far, by ID: a later cell may update it.</param>
internal sealed class CellOutputs(NotebookCell cell, Dictionary<string, List<RichOutput>> displays)
{
    private StreamOutput? _openStream;
    private bool _isToBeCleared;

    /// <summary>What exercises in this cell have reported, in order.</summary>
    public List<ExerciseNote> Exercises { get; } = [];

    /// <summary>Adds what a message shows; other messages are ignored.</summary>
    public void Add(JupyterMessage message)
    {
        switch (message.Type)
        {
            case "stream":
                AddStream(message.Text("name"), message.Text("text"));
                return;
            case "display_data":
                AddDisplay(message);
                return;
            case "update_display_data":
                Update(message);
                return;
            case "clear_output" when (message.Content.Field("wait") as JsonValue)?.TryGetValue<bool>(out var wait) == true && wait:
                _isToBeCleared = true;
                return;
            case "clear_output":
                Clear();
                return;
            case "execute_result":
                AddOutput(new RichOutput(Bundle(message), message.Content.Field("metadata") as JsonObject, message.Content.Field("execution_count").Number() ?? 0));
                return;
            case "error":
                AddOutput(new ErrorOutput(message.Text("ename"), message.Text("evalue"), message.Content.Field("traceback").Items().Select(JsonFields.Text)));
                return;
        }
    }

    private void AddDisplay(JupyterMessage message)
    {
        var output = new RichOutput(Bundle(message), message.Content.Field("metadata") as JsonObject);
        if (DisplayId(message) is { Length: > 0 } id)
        {
            displays.TryAdd(id, []);
            displays[id].Add(output);
        }

        AddOutput(output);
    }

    private void Update(JupyterMessage message)
    {
        foreach (var shown in displays.GetValueOrDefault(DisplayId(message), []))
        {
            shown.Data = Bundle(message);
            shown.Metadata = message.Content.Field("metadata") as JsonObject ?? [];
        }
    }

    private void AddOutput(CellOutput output)
    {
        if (_isToBeCleared)
        {
            Clear();
        }

        _openStream = output as StreamOutput;
        cell.Add(output);
    }

    private void Clear()
    {
        cell.ClearOutputs();
        (_openStream, _isToBeCleared) = (null, false);
    }

    // Successive writes to one stream are one output, as front ends keep them.
    private void AddStream(string name, string text)
    {
        if (_openStream is null || _isToBeCleared || _openStream.Name != name)
        {
            AddOutput(new StreamOutput(name, text));
        }
        else
        {
            _openStream.Append(text);
        }
    }

    private static string DisplayId(JupyterMessage message) => message.Content.Field("transient").Field("display_id").Text();

    private MimeBundle Bundle(JupyterMessage message)
    {
        var bundle = MimeBundle.OfMessage(message.Content.Field("data"));
        if (bundle.Value(ExerciseResult.MimeType) is { } exercise)
        {
            Exercises.Add(new(exercise.Field("id").Text(), exercise.Field("outcome").Text()));
        }

        return bundle;
    }
}
