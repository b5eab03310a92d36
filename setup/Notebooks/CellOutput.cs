namespace PodLab.Setup.Notebooks;

/// <summary>
/// One output of a code cell: a <see cref="StreamOutput"/>, <see cref="RichOutput"/> or <see cref="ErrorOutput"/>. It is a tolerant view of the
/// notebook's JSON: a missing or misplaced value reads as empty.
/// </summary>
/// <param name="json">The output as stored in the notebook. New ones have their keys in alphabetical order, as Jupyter saves them.</param>
internal abstract class CellOutput(JsonObject json)
{
    /// <summary>The output as stored in the notebook.</summary>
    public JsonObject Json => json;

    /// <summary>The output stored in a node.</summary>
    public static CellOutput Of(JsonNode? node)
    {
        var json = node as JsonObject ?? [];
        return json.Field("output_type").Text() switch
        {
            StreamOutput.Type => new StreamOutput(json),
            RichOutput.DisplayType or RichOutput.ResultType => new RichOutput(json),
            ErrorOutput.Type => new ErrorOutput(json),
            _ => new UnknownOutput(json),
        };
    }
}

/// <summary>Text that a cell printed on one stream, with a terminal's colors.</summary>
internal sealed class StreamOutput(JsonObject json) : CellOutput(json)
{
    /// <summary>The value of <c>output_type</c>.</summary>
    public const string Type = "stream";

    // The stored text doesn't contain the cursor's position.
    private TerminalLine? _lastLine;

    /// <summary>Output of a stream, <c>stdout</c> or <c>stderr</c>.</summary>
    public StreamOutput(string name, string text)
        : this(new JsonObject { ["name"] = name, ["output_type"] = Type, ["text"] = new JsonArray() }) => Append(text);

    /// <summary>The stream.</summary>
    public string Name => Json.Field("name").Text();

    /// <summary>Whether it was printed on standard error.</summary>
    public bool IsError => Name == "stderr";

    /// <summary>The text. A notebook from another program may contain carriage returns: see <see cref="TerminalLine.Overwrite"/>.</summary>
    public string Text => Json.Field("text").Text();

    /// <summary>Adds the next output, which may overwrite the last line.</summary>
    public void Append(string text)
    {
        var lines = Json.Field("text") as JsonArray ?? SourceLines.Of(Text);
        Json["text"] = lines;
        var last = "";
        for (; lines.Count > 0 && !lines[^1].Text().EndsWith('\n'); lines.RemoveAt(lines.Count - 1))
        {
            last = lines[^1].Text() + last;
        }

        var line = _lastLine ?? TerminalLine.Of(last);
        var parts = text.Split('\n');
        for (var number = 0; number < parts.Length; number++)
        {
            line = number == 0 ? line : new();
            line.Write(parts[number]);
            SourceLines.Append(lines, $"{line}{(number < parts.Length - 1 ? "\n" : "")}");
        }

        _lastLine = line;
    }
}

/// <summary>A value that a cell displayed, or its result.</summary>
internal sealed class RichOutput(JsonObject json) : CellOutput(json)
{
    /// <summary>The value of <c>output_type</c> for a displayed value.</summary>
    public const string DisplayType = "display_data";

    /// <summary>The value of <c>output_type</c> for the value of a cell's last expression.</summary>
    public const string ResultType = "execute_result";

    /// <summary>A display, or the result of the cell with that count.</summary>
    public RichOutput(MimeBundle data, JsonObject? metadata = null, int? resultOf = null)
        : this(new JsonObject { ["data"] = data.Json })
    {
        if (resultOf is { } count)
        {
            Json["execution_count"] = count;
        }

        Json["metadata"] = metadata?.DeepClone() ?? new JsonObject();
        Json["output_type"] = resultOf is null ? DisplayType : ResultType;
    }

    /// <summary>Whether it is the value of the cell's last expression.</summary>
    public bool IsResult => Json.Field("output_type").Text() == ResultType;

    /// <summary>The content to show.</summary>
    public MimeBundle Data
    {
        get => new(Json.Field("data") as JsonObject ?? []);
        set => Json["data"] = value.Json;
    }

    /// <summary>Display options, for example a picture's <c>width</c> under its MIME type.</summary>
    public JsonObject Metadata
    {
        get => Json.Field("metadata") as JsonObject ?? [];
        set => Json["metadata"] = value.DeepClone();
    }
}

/// <summary>The error of a cell.</summary>
internal sealed class ErrorOutput(JsonObject json) : CellOutput(json)
{
    /// <summary>The value of <c>output_type</c>.</summary>
    public const string Type = "error";

    /// <summary>An error.</summary>
    public ErrorOutput(string name, string message, IEnumerable<string> traceback)
        : this(new JsonObject
        {
            ["ename"] = name,
            ["evalue"] = message,
            ["output_type"] = Type,
            ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
        })
    {
    }

    /// <summary>The exception's type.</summary>
    public string Name => Json.Field("ename").Text();

    /// <summary>Its message.</summary>
    public string Message => Json.Field("evalue").Text();

    /// <summary>The stack trace, line by line; often with a terminal's colors.</summary>
    public IReadOnlyList<string> Traceback => [.. Json.Field("traceback").Items().Select(JsonFields.Text)];
}

/// <summary>An output of a type that the format doesn't define. It is kept.</summary>
internal sealed class UnknownOutput(JsonObject json) : CellOutput(json);
