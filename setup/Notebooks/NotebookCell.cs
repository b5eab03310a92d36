namespace PodLab.Setup.Notebooks;

/// <summary>A cell of a notebook. It is a view of the notebook's JSON, and tolerant: a missing or misplaced value reads as empty.</summary>
/// <param name="json">The cell as the notebook stores it.</param>
internal sealed class NotebookCell(JsonObject json)
{
    private const string TimingKey = "execution";

    /// <summary>The cell as the notebook stores it.</summary>
    public JsonObject Json => json;

    /// <summary>What it holds.</summary>
    public CellKind Kind => json.Field("cell_type").Text() switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        _ => CellKind.Unknown,
    };

    /// <summary>Whether it holds code.</summary>
    public bool IsCode => Kind == CellKind.Code;

    /// <summary>Its name in the notebook, since format 4.5; null where it has none.</summary>
    public string? Id => json.Field("id").Text() is { Length: > 0 } id ? id : null;

    /// <summary>What programs store with it. Where the cell has none, an empty object that isn't part of the notebook.</summary>
    public JsonObject Metadata => json.Field("metadata") as JsonObject ?? [];

    /// <summary>Its tags, in their order.</summary>
    public IReadOnlyList<string> Tags => [.. Metadata.Field("tags").Items().Select(JsonFields.Text)];

    /// <summary>The source as one text, with its line ends as stored.</summary>
    public string Source
    {
        get => json.Field("source").Text();
        set => json["source"] = SourceLines.Of(value);
    }

    /// <summary>Its number in the order in which the kernel ran cells; null where it has not run.</summary>
    public int? ExecutionCount
    {
        get => json.Field("execution_count").Number();
        set => json["execution_count"] = value;
    }

    /// <summary>When it ran; null where that is not stored.</summary>
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

    /// <summary>Removes everything that running it left: outputs, count and timing.</summary>
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
