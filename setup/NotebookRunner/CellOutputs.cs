using PodLab.Exercises;
using PodLab.Setup.Jupyter;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Converts the kernel's publications for a cell into the cell's outputs, and extracts the results of exercises.</summary>
/// <param name="cell">The cell.</param>
/// <param name="displays">All displays of the notebook's cells so far, by ID: a later cell may update them.</param>
internal sealed class CellOutputs(NotebookCell cell, Dictionary<string, List<RichOutput>> displays)
{
    // The kernel is a separate program without PodLab's library, so both use the same name (OtherLanguage in CSharpKernel).
    private const string NotRunMimeType = "application/vnd.podlab.not-run+json";

    private StreamOutput? _openStream;
    private bool _isToBeCleared;

    /// <summary>The results of exercises in this cell, in order.</summary>
    public List<ExerciseNote> Exercises { get; } = [];

    /// <summary>The language of the part that the kernel didn't run; null if it ran everything.</summary>
    public string? NotRun { get; private set; }

    /// <summary>Adds the output of a message; other messages are ignored.</summary>
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

    // Successive writes to one stream become one output, as in front ends.
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

        NotRun ??= bundle.Value(NotRunMimeType)?.Field("language").Text();
        return bundle;
    }
}
