namespace PodLab.Setup.Notebooks;

/// <summary>One value in several forms, each under its MIME type. A reader shows the richest form that it supports.</summary>
/// <param name="json">The bundle as stored in the notebook.</param>
internal sealed class MimeBundle(JsonObject json)
{
    /// <summary>The bundle as stored in the notebook.</summary>
    public JsonObject Json => json;

    /// <summary>The MIME types, in their order.</summary>
    public IEnumerable<string> Types => json.Select(form => form.Key);

    /// <summary>The text form of that type: markup, plain text, a picture in Base64. Null if there is none, or it is empty.</summary>
    public string? Text(string mime) => json.Field(mime).Text() is { Length: > 0 } text ? text : null;

    /// <summary>The JSON form of that type. Some front ends save unknown ones as text. Null if there is none, or it isn't JSON.</summary>
    public JsonNode? Value(string mime)
    {
        var value = json.Field(mime);
        if (value is not (JsonValue or JsonArray) || value.Text() is not { Length: > 0 } text)
        {
            return value;
        }

        try
        {
            return PythonJson.Parse(text);
        }
        catch (PythonJsonException)
        {
            // A list of texts may be lines, or JSON that is a list of texts.
            return value as JsonArray;
        }
    }

    /// <summary>Whether the format stores a type as JSON rather than as lines of text.</summary>
    public static bool IsJson(string mime) => mime == "application/json"
        || (mime.StartsWith("application/", StringComparison.Ordinal) && mime.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Converts a kernel's bundle to the form that a notebook stores.</summary>
    public static MimeBundle OfMessage(JsonNode? data) => new(new(
        (data as JsonObject ?? []).OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => KeyValuePair.Create(
            form.Key, IsJson(form.Key) || form.Value is not JsonValue ? form.Value?.DeepClone() : SourceLines.Of(form.Value.Text())))));
}
