using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>Reads a notebook's JSON without trusting it to be one: a missing or misplaced value is empty, never an exception.</summary>
internal static class NotebookJson
{
    public static JsonNode? Field(JsonNode? node, string name) => node is JsonObject fields && fields.TryGetPropertyValue(name, out var value) ? value : null;

    public static IEnumerable<JsonNode?> Items(JsonNode? node) => node as JsonArray ?? [];

    /// <summary>A text, which the format keeps as a string or as a list of lines.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(Text)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => "",
    };

    /// <summary>A value of a JSON type; some front ends save those that they do not know as text.</summary>
    public static JsonNode? Parsed(JsonNode? node)
    {
        if (node is JsonObject or JsonArray { Count: 0 } || (node is JsonArray items && items.All(item => item is JsonObject)))
        {
            return node;
        }

        try
        {
            return Text(node) is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
