using System.Text.Json.Nodes;
using PodLab.Exercises;
using PodLab.Setup.Notebooks;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Turns what the kernel says while a cell runs into the cell's outputs, and picks out what exercises report.</summary>
/// <param name="cell">The cell.</param>
/// <param name="displays">Everything that the notebook's cells have displayed so far, by ID: a later cell may update it.</param>
internal sealed class CellOutputs(NotebookCell cell, Dictionary<string, RichOutput> displays)
{
    private StreamOutput? _openStream;
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
                AddOutput(displays[happening.Id!] = new RichOutput(Bundle(happening)));
                return;
            case "update" when displays.TryGetValue(happening.Id!, out var shown):
                shown.Data = Bundle(happening);
                return;
            case "clear" when happening.Wait == true:
                _isToBeCleared = true;
                return;
            case "clear":
                Clear();
                return;
            case "result":
                AddOutput(new RichOutput(Bundle(happening), resultOf: count));
                return;
            case "error":
                AddOutput(new ErrorOutput(happening.ErrorName!, happening.ErrorMessage!, happening.Traceback!));
                return;
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

    private MimeBundle Bundle(KernelEvent happening)
    {
        var bundle = MimeBundle.OfMessage(new JsonObject(happening.Data!.Select(form =>
            KeyValuePair.Create(form.Key, MimeBundle.IsJson(form.Key) ? PythonJson.Parse(form.Value) : form.Value))));
        if (bundle.Value(ExerciseResult.MimeType) is { } exercise)
        {
            Exercises.Add(new(exercise.Field("id").Text(), exercise.Field("outcome").Text()));
        }

        return bundle;
    }
}
