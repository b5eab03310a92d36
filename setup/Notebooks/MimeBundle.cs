namespace PodLab.Setup.Notebooks;

/// <summary>One thing in several forms, each under its MIME type, of which a reader shows the richest that it can.</summary>
/// <param name="json">The bundle as the notebook stores it.</param>
internal sealed class MimeBundle(JsonObject json)
{
    /// <summary>The bundle as the notebook stores it.</summary>
    public JsonObject Json => json;

    /// <summary>The MIME types, in their order.</summary>
    public IEnumerable<string> Types => json.Select(form => form.Key);

    /// <summary>The form that is a text: markup, plain text, a picture in Base64. Null where there is none of that type, or it is empty.</summary>
    public string? Text(string mime) => json.Field(mime).Text() is { Length: > 0 } text ? text : null;

    /// <summary>The form that is JSON. Some front ends save those that they don't know as text. Null where there is none of that type, or it isn't JSON.</summary>
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

    /// <summary>A bundle as a notebook stores it, from one as a kernel sends it.</summary>
    public static MimeBundle OfMessage(JsonNode? data) => new(new(
        (data as JsonObject ?? []).OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => KeyValuePair.Create(
            form.Key, IsJson(form.Key) || form.Value is not JsonValue ? form.Value?.DeepClone() : SourceLines.Of(form.Value.Text())))));
}
