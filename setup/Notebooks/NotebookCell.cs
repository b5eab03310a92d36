namespace PodLab.Setup.Notebooks;

/// <summary>A cell of a notebook. It is a tolerant view of the notebook's JSON: a missing or misplaced value reads as empty.</summary>
/// <param name="json">The cell as stored in the notebook.</param>
internal sealed class NotebookCell(JsonObject json)
{
    private const string TimingKey = "execution";

    /// <summary>The cell as stored in the notebook.</summary>
    public JsonObject Json => json;

    /// <summary>The kind of its content.</summary>
    public CellKind Kind => json.Field("cell_type").Text() switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        _ => CellKind.Unknown,
    };

    /// <summary>Whether it contains code.</summary>
    public bool IsCode => Kind == CellKind.Code;

    /// <summary>Its name in the notebook, since format 4.5; null if it has none.</summary>
    public string? Id => json.Field("id").Text() is { Length: > 0 } id ? id : null;

    /// <summary>Data that programs store with it. If the cell has none, an empty object that isn't part of the notebook.</summary>
    public JsonObject Metadata => json.Field("metadata") as JsonObject ?? [];

    /// <summary>Its tags, in their order.</summary>
    public IReadOnlyList<string> Tags => [.. Metadata.Field("tags").Items().Select(JsonFields.Text)];

    /// <summary>The source as one text, with its line ends as stored.</summary>
    public string Source
    {
        get => json.Field("source").Text();
        set => json["source"] = SourceLines.Of(value);
    }

    /// <summary>Its execution count; null if it wasn't run.</summary>
    public int? ExecutionCount
    {
        get => json.Field("execution_count").Number();
        set => json["execution_count"] = value;
    }

    /// <summary>The time of its run; null if that isn't stored.</summary>
    public CellTiming? Timing
    {
        get => CellTiming.Of(Metadata.Field(TimingKey));
        set => Set(TimingKey, value?.ToJson());
    }

    /// <summary>Its outputs, in their order. Changes to one are changes to the notebook.</summary>
    public IReadOnlyList<CellOutput> Outputs => [.. json.Field("outputs").Items().Select(CellOutput.Of)];

    /// <summary>Pictures that its Markdown names as <c>attachment:NAME</c>, by name.</summary>
    public IReadOnlyDictionary<string, MimeBundle> Attachments => (json.Field("attachments") as JsonObject ?? [])
        .Where(attachment => attachment.Value is JsonObject).ToDictionary(attachment => attachment.Key, attachment => new MimeBundle((JsonObject)attachment.Value!));

    /// <summary>Adds an output after the others.</summary>
    public void Add(CellOutput output)
    {
        if (json.Field("outputs") is not JsonArray outputs)
        {
            json["outputs"] = outputs = [];
        }

        outputs.Add((JsonNode)output.Json);
    }

    /// <summary>Removes its outputs.</summary>
    public void ClearOutputs() => json["outputs"] = new JsonArray();

    /// <summary>Removes all results of running it: outputs, count and timing.</summary>
    public void Clear()
    {
        ClearOutputs();
        ExecutionCount = null;
        Timing = null;
    }

    private void Set(string key, JsonNode? value)
    {
        if (value is null)
        {
            Metadata.Remove(key);
            return;
        }

        if (json.Field("metadata") is not JsonObject metadata)
        {
            json["metadata"] = metadata = [];
        }

        metadata[key] = value;
    }
}
